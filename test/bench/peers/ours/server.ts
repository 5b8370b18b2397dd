/** Our server: the whole app over a SQLite file, with a team whose leads share its tasks, everyone signed in. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { create, patch } from '../../../../src/core/mutation.ts';
import { createApp } from '../../../../src/server/app.ts';
import { readConfig } from '../../../../src/server/config.ts';
import { openDatabase } from '../../../../src/server/database/openDatabase.ts';
import { dailyJobs } from '../../../../src/server/jobs/dailyJobs.ts';
import { listen } from '../../../../src/server/http/listen.ts';
import { signIn } from '../../../../src/server/identity/signIn.ts';
import { makeLog } from '../../../../src/server/log.ts';
import { makePokes } from '../../../../src/server/poke/makePokes.ts';
import { nextVersion } from '../../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../../src/server/rows/storeWrites.ts';
import { createWorkspace } from '../../../../src/server/workspace/createWorkspace.ts';
import { person, task } from '../../../support/crew.ts';
import { benchTasks } from '../benchTask.ts';
import { type Served, type Setup, serveContender } from '../serveContender.ts';
import { churn } from './churn.ts';

const TEAM = 'pool';

await serveContender(serve);

async function serve({ folder, clients, tasks }: Setup): Promise<Served> {
  const config = readConfig({ DATABASE_URL: `file:${join(folder, 'plimsoll.db')}`, LOG_LEVEL: 'warn' });
  if ('error' in config) throw new Error(config.error);
  const database = await openDatabase(config.databaseUrl);
  const log = makeLog('warn');
  const { pokes } = makePokes(database, log);
  const deps = { database, clock: Date.now, randomBytes, config, log, pokes };
  const people = Array.from({ length: clients }, (_, index) => `person-${index}`);
  const { workspaceId } = await database.write((trx) =>
    createWorkspace(trx, deps, { name: 'Bench', adminName: 'Ada', zone: 'Europe/Berlin' }),
  );
  await database.write(async (trx) => {
    const ver = await nextVersion(trx, workspaceId);
    const at = Date.now();
    const today = new Date(at).toISOString().slice(0, 10);
    await storeWrites(trx, { workspaceId, ver, today, at }, [
      create('team', { id: TEAM, name: 'Pool', leadIds: people, sourceKey: null, archived: false }),
      ...people.map((id) => person(id)),
      ...benchTasks(tasks).map(({ id, title, priority, estimateMinutes, due }) =>
        task(id, { title, priority, estimateMinutes, due, teamId: TEAM, assigneeId: null }),
      ),
    ]);
  });
  const entries: unknown[] = [];
  for (const personId of people) {
    const arrival = { workspaceId, personId, method: 'link', label: 'bench', previousToken: undefined } as const;
    const { token } = await database.write((trx) => signIn(trx, deps, arrival));
    entries.push({ workspaceId, personId, teamId: TEAM, cookie: `plimsoll=${token}` });
  }
  const app = createApp(deps);
  const listening = await listen({ host: '127.0.0.1', port: 0, tls: null }, (request, env) =>
    app.fetch(request, env),
  );
  if ('error' in listening) throw new Error(listening.error);
  return {
    port: listening.port,
    entries,
    commands: {
      /** The team's tasks are no longer this person's to see. */
      revoke: async (client: number) => {
        const leadIds = people.filter((_, index) => index !== client);
        const { ver, scopes } = await database.write(async (trx) => {
          const at = Date.now();
          const next = await nextVersion(trx, workspaceId);
          const context = { workspaceId, ver: next, today: new Date(at).toISOString().slice(0, 10), at };
          return { ver: next, ...(await storeWrites(trx, context, [patch('team', TEAM, { leadIds })])) };
        });
        await pokes.changed(workspaceId, ver, scopes, true);
      },
      churn: (rows: number) => churn(deps, app, { workspaceId, personId: people[0]!, cookie: cookieOf(0) }, rows),
      size: async () => {
        // Pages in use: what SQLite has freed it gives to the next rows.
        const { used } = (await sql<{ used: number }>`
          select (page_count - freelist_count) * page_size as used
          from pragma_page_count, pragma_freelist_count, pragma_page_size`.execute(database.read)).rows[0]!;
        return used;
      },
      /** The work of today, and that of the day on which today's deletions may be forgotten. */
      tidy: async () => {
        await dailyJobs(deps);
        await dailyJobs({ ...deps, clock: () => Date.now() + 91 * 86_400_000 });
      },
    },
  };

  function cookieOf(client: number): string {
    return (entries[client] as { cookie: string }).cookie;
  }
}
