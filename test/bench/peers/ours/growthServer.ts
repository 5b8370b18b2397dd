/** Our server over a workspace as large as is asked for: teams of eight, each person with as many tasks as the next. */
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
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

/** A million rows through the server's own way of writing take minutes: these are what it wrote of the first task, again. */
function copyTask(
  path: string,
  copies: number,
  placeOf: (at: number) => readonly [assigneeId: string, teamId: string],
): void {
  const db = new DatabaseSync(path);
  db.exec('pragma synchronous = normal; begin');
  const task = db.prepare("select * from task where id = 'task-0'").get() as Record<string, SQLInputValue>;
  const feed = db.prepare("select * from feed where type = 'task'").get() as Record<string, SQLInputValue>;
  const insert = (table: string, row: object): StatementSync =>
    db.prepare(
      `insert into ${table} (${Object.keys(row).map((column) => `"${column}"`)}) values (${Object.keys(row).map((column) => `:${column}`)})`,
    );
  const [insertTask, insertFeed] = [insert('task', task), insert('feed', feed)];
  for (let at = 1; at <= copies; at += 1) {
    const [assigneeId, teamId] = placeOf(at);
    const id = `task-${at}`;
    insertTask.run({ ...task, id, assigneeId, teamId });
    insertFeed.run({ ...feed, id, scope: `p:${assigneeId}` });
  }
  // On disk before anyone measures: what the system still has to write would be in their way.
  db.exec('commit; analyze; pragma wal_checkpoint(truncate)');
  db.close();
}

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
    task('task-0', { assigneeId: people[0]!, teamId: teamOf(0) }),
  ];
  const today = new Date().toISOString().slice(0, 10);
  for (let start = 0; start < writes.length; start += SOME)
    await database.write(async (trx) => {
      const ver = await nextVersion(trx, workspaceId);
      const context = { workspaceId, ver, today, at: Date.now() };
      await storeWrites(trx, context, writes.slice(start, start + SOME));
    });
  copyTask(join(folder, 'plimsoll.db'), tasks - writes.length, (at) => [
    people[at % clients]!,
    teamOf(at % clients),
  ]);
  // A member, not the lead.
  const cookie = await signedIn(people[1]!);
  const entries = [{ workspaceId, personId: people[1], taskId: 'task-1', cookie }];
  return { port: await listen(), entries, commands: { cpu: () => process.cpuUsage() } };
}
