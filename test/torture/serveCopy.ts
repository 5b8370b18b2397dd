import { randomBytes } from 'node:crypto';
import { createApp } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/config.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { listen, stopListening } from '../../src/server/http/listen.ts';
import { makeLog } from '../../src/server/log.ts';
import { makePokes } from '../../src/server/poke/makePokes.ts';

/** The real app over a database, in this process: starting the program a thousand times would take an hour. */
export async function serveCopy(url: string): Promise<{ origin: string; stop: () => Promise<void> }> {
  const config = readConfig({ DATABASE_URL: url });
  if ('error' in config) throw new Error(config.error);
  const database = await openDatabase(url);
  const log = makeLog('silent');
  const { pokes, stop } = makePokes(database, log);
  const app = createApp({ database, clock: Date.now, randomBytes, config, log, pokes });
  const listening = await listen({ host: '127.0.0.1', port: 0, tls: null }, (request, env) =>
    app.fetch(request, env),
  );
  if ('error' in listening) throw new Error(listening.error);
  return {
    origin: `http://localhost:${listening.port}`,
    stop: async () => {
      await stopListening(listening.server, 0);
      stop();
      await database.close();
    },
  };
}
