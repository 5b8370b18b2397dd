import { renewHistory } from '../../backup/renewHistory.ts';
import { type Restored, restoreBackup } from '../../backup/restoreBackup.ts';
import { keepErased } from '../../erase/keepErased.ts';
import { newId } from '../../identity/newId.ts';
import { type Command, type Given, OK, Refusal, type Terminal } from '../command.ts';
import { givenFile } from '../givenFile.ts';
import { withDatabase } from '../openWorkspace.ts';
import { refusing } from '../refusing.ts';

const HELP = `plimsoll restore FILE [--yes] [--json]
plimsoll restore --already [--json]

Puts a backup in the place of the database that DATABASE_URL names. Stop the server first; it is refused while anyone has the
database open. The backup is verified before anything is touched, the old database stays beside the new one as
“….before-restore-TIME”, and whoever is killed on the way leaves the old database or the new one, never half of one.

Phones then offer again what the backup does not have, for 30 days back, and send what they had not sent; nothing happens
twice. Whoever signed in after the backup signs in again, and loses nothing by it. Devices that were signed out and links
that were used since stay so; if the old database cannot be read, all open links are taken back.

Options
  --yes               replace a database that is there; without it, it is said what would be lost
  --already           a dump was restored by other means (pg_restore, a snapshot of the disk): only begin the new history that
                      tells phones to offer again. Every open link is taken back.
  --json              { workspaces: [{ id, epoch, head }], kept }

Exit codes: 0, or 2 with the reason, and then nothing has changed.`;

async function run(given: Given, terminal: Terminal): Promise<number> {
  const [backup] = given.words;
  const already = given.flag('already');
  if (already && backup !== undefined)
    throw new Refusal('Either a FILE is restored or --already says that it was; not both.');
  if (!already && backup === undefined)
    throw new Refusal('Say which file to restore: plimsoll restore FILE.');
  const fresh = { newId: () => newId(terminal.randomBytes), now: terminal.clock() };
  const done: Restored =
    backup === undefined
      ? await withDatabase(terminal, async (database, config) => {
          const workspaces = await renewHistory(database, fresh);
          await keepErased({ database, config });
          return { workspaces, kept: undefined };
        })
      : await refusing(() =>
          restoreBackup(backup, givenFile(terminal), { ...fresh, replace: given.flag('yes') }),
        );
  terminal.out(given.flag('json') ? JSON.stringify(done, null, 2) : told(done));
  return OK;
}

function told({ workspaces, kept }: Restored): string {
  const where = workspaces.map(({ id, head }) => `workspace ${id} at version ${head}`).join(', ');
  return [
    `Restored: ${where || 'no workspace'}. Phones offer again what came after as soon as they sync.`,
    ...(kept === undefined ? [] : [`The database that was there is now ${kept}.`]),
  ].join('\n');
}

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'put a backup in the place of the database',
  help: HELP,
  options: { yes: { type: 'boolean' }, already: { type: 'boolean' }, json: { type: 'boolean' } },
  words: 1,
  run,
};
