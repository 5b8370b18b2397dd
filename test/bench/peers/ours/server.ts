/** Our server: the whole app over a SQLite file, with a team whose leads share its tasks, everyone signed in. */
import { sql } from 'kysely';
import { create, patch } from '../../../../src/core/mutation.ts';
import { dailyJobs } from '../../../../src/server/jobs/dailyJobs.ts';
import { nextVersion } from '../../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../../src/server/rows/storeWrites.ts';
import { person, task } from '../../../support/crew.ts';
import { benchTasks } from '../benchTask.ts';
import { type Served, type Setup, serveContender } from '../serveContender.ts';
import { churn } from './churn.ts';
import { openApp } from './openApp.ts';

const TEAM = 'pool';

await serveContender(serve);

async function serve({ folder, clients, tasks }: Setup): Promise<Served> {
  const { deps, app, workspaceId, signedIn, listen } = await openApp(folder);
  const { database, pokes } = deps;
  const people = Array.from({ length: clients }, (_, index) => `person-${index}`);
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
  const entries: { workspaceId: string; personId: string; teamId: string; cookie: string }[] = [];
  for (const personId of people)
    entries.push({ workspaceId, personId, teamId: TEAM, cookie: await signedIn(personId) });
  return {
    port: await listen(),
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
      churn: (rows: number) => churn(deps, app, entries[0]!, rows),
      size: async () => {
        // Pages in use: what SQLite has freed it gives to the next rows.
        const { used } = (
          await sql<{ used: number }>`
          select (page_count - freelist_count) * page_size as used
          from pragma_page_count, pragma_freelist_count, pragma_page_size`.execute(database.read)
        ).rows[0]!;
        return used;
      },
      /** The work of today, and that of the day on which today's deletions may be forgotten. */
      tidy: async () => {
        await dailyJobs(deps);
        await dailyJobs({ ...deps, clock: () => Date.now() + 91 * 86_400_000 });
      },
    },
  };
}
