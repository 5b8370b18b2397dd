/** The whole app over a SQLite file in a folder, with a workspace in it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createApp } from '../../../../src/server/app.ts';
import { readConfig } from '../../../../src/server/config.ts';
import { openDatabase } from '../../../../src/server/database/openDatabase.ts';
import type { Deps } from '../../../../src/server/deps.ts';
import { listen } from '../../../../src/server/http/listen.ts';
import { signIn } from '../../../../src/server/identity/signIn.ts';
import { makeLog } from '../../../../src/server/log.ts';
import { makePokes } from '../../../../src/server/poke/makePokes.ts';
import { createWorkspace } from '../../../../src/server/workspace/createWorkspace.ts';

export interface OpenedApp {
  deps: Deps;
  app: ReturnType<typeof createApp>;
  workspaceId: string;
  /** @returns the cookie that says that this person is signed in */
  signedIn(personId: string): Promise<string>;
  /** @returns the port of loopback at which it now answers */
  listen(): Promise<number>;
}

export async function openApp(folder: string): Promise<OpenedApp> {
  const config = readConfig({ DATABASE_URL: `file:${join(folder, 'plimsoll.db')}`, LOG_LEVEL: 'warn' });
  if ('error' in config) throw new Error(config.error);
  const database = await openDatabase(config.databaseUrl);
  const log = makeLog('warn');
  const { pokes } = makePokes(database, log);
  const deps = { database, clock: Date.now, randomBytes, config, log, pokes };
  const owner = { name: 'Bench', adminName: 'Ada', zone: 'Europe/Berlin' };
  const { workspaceId } = await database.write((trx) => createWorkspace(trx, deps, owner));
  const app = createApp(deps);
  return {
    deps,
    app,
    workspaceId,
    async signedIn(personId) {
      const arrival = {
        workspaceId,
        personId,
        method: 'link',
        label: 'bench',
        previousToken: undefined,
      } as const;
      return `plimsoll=${(await database.write((trx) => signIn(trx, deps, arrival))).token}`;
    },
    async listen() {
      const where = { host: '127.0.0.1', port: 0, tls: null };
      const listening = await listen(where, (request, env) => app.fetch(request, env));
      if ('error' in listening) throw new Error(listening.error);
      return listening.port;
    },
  };
}
