/**
 * The server that `sqlite.ts` measures, in a process of its own so that asking and answering do not share a core: the
 * whole app over a database file on disk, with as many people signed in as are named. Says where on stdout.
 */
import { randomBytes } from 'node:crypto';
import { create } from '../../src/core/mutation.ts';
import { createApp } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/config.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import { listen } from '../../src/server/http/listen.ts';
import { signIn } from '../../src/server/identity/signIn.ts';
import { makeLog } from '../../src/server/log.ts';
import { makePokes } from '../../src/server/poke/makePokes.ts';
import { nextVersion } from '../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../src/server/rows/storeWrites.ts';
import { createWorkspace } from '../../src/server/workspace/createWorkspace.ts';
import { person, task } from '../support/crew.ts';

const [url = '', people = '1'] = process.argv.slice(2);
const config = readConfig({ DATABASE_URL: url, LOG_LEVEL: 'warn' });
if ('error' in config) throw new Error(config.error);
const database = await openDatabase(url);
const clock = Date.now;
const log = makeLog('warn');
export const { pokes } = makePokes(database, log);
const deps = { database, clock, randomBytes, config, log, pokes };

const ids = Array.from({ length: Number(people) }, (_, index) => `person-${index}`);
export const { workspaceId } = await database.write((trx) =>
  createWorkspace(trx, deps, { name: 'Bench', adminName: 'Ada', zone: 'Europe/Berlin' }),
);
await database.write(async (trx) => {
  const ver = await nextVersion(trx, workspaceId);
  const today = new Date(clock()).toISOString().slice(0, 10);
  await storeWrites(trx, { workspaceId, ver, today, at: clock() }, [
    // Eight to a team, as teams are.
    ...ids
      .filter((_, index) => index % 8 === 0)
      .map((id, index) =>
        create('team', { id: `team-${index}`, name: id, leadIds: [id], sourceKey: null, archived: false }),
      ),
    ...ids.map((id, index) => person(id, { teamIds: [`team-${Math.floor(index / 8)}`] })),
    ...ids.map((id, index) =>
      task(`task-${index}`, { assigneeId: id, teamId: `team-${Math.floor(index / 8)}` }),
    ),
  ]);
});
const tokens = await Promise.all(
  ids.map(async (personId) => {
    const arrival = {
      workspaceId,
      personId,
      method: 'link',
      label: 'bench',
      previousToken: undefined,
    } as const;
    return (await database.write((trx) => signIn(trx, deps, arrival))).token;
  }),
);

const app = createApp(deps);
const listening = await listen({ host: '127.0.0.1', port: 0, tls: null }, (request, env) =>
  app.fetch(request, env),
);
if ('error' in listening) throw new Error(listening.error);
console.log(JSON.stringify({ port: listening.port, workspaceId, tokens }));
