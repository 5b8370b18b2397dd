/** Our server over a workspace as large as is asked for: teams of eight, each person with as many tasks as the next. */
import { create, type Write } from '../../../../src/core/mutation.ts';
import { nextVersion } from '../../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../../src/server/rows/storeWrites.ts';
import { person, task } from '../../../support/crew.ts';
import { type Served, type Setup, serveContender } from '../serveContender.ts';
import { openApp } from './openApp.ts';

const PER_TEAM = 8;
/** Rows in one transaction. */
const SOME = 5_000;

await serveContender(serve);

/** Tasks make up what the people and their teams do not. */
async function serve({ folder, clients, tasks }: Setup): Promise<Served> {
  const { deps, workspaceId, signedIn, listen } = await openApp(folder);
  const { database } = deps;
  const people = Array.from({ length: clients }, (_, at) => `person-${at}`);
  const teamOf = (at: number): string => `team-${Math.floor(at / PER_TEAM)}`;
  const writes: Write[] = [
    ...people
      .filter((_, at) => at % PER_TEAM === 0)
      .map((id, at) =>
        create('team', { id: `team-${at}`, name: id, leadIds: [id], sourceKey: null, archived: false }),
      ),
    ...people.map((id, at) => person(id, { teamIds: [teamOf(at)] })),
    ...Array.from({ length: tasks - Math.ceil(clients * (1 + 1 / PER_TEAM)) }, (_, at) =>
      task(`task-${at}`, { assigneeId: people[at % clients]!, teamId: teamOf(at % clients) }),
    ),
  ];
  const today = new Date().toISOString().slice(0, 10);
  for (let start = 0; start < writes.length; start += SOME)
    await database.write(async (trx) => {
      const ver = await nextVersion(trx, workspaceId);
      const context = { workspaceId, ver, today, at: Date.now() };
      await storeWrites(trx, context, writes.slice(start, start + SOME));
    });
  // A member, not the lead.
  const cookie = await signedIn(people[1]!);
  return { port: await listen(), entries: [{ workspaceId, personId: people[1], taskId: 'task-1', cookie }] };
}
