import { checkDatabase } from '../../backup/checkDatabase.ts';
import { checkFile } from '../../backup/checkFile.ts';
import { isPostgresUrl } from '../../database/isPostgresUrl.ts';
import { type Command, type Given, INCOMPLETE, OK, type Terminal } from '../command.ts';
import { givenFile } from '../givenFile.ts';
import { givenConfig, withDatabase } from '../openWorkspace.ts';
import { refusing } from '../refusing.ts';
import { textTable } from '../textTable.ts';

const HELP = `plimsoll check [FILE] [--json]

Looks at every row of the database, or of a backup, and says what is wrong: pages that are damaged, rows that point at
nothing or lie above the version of their workspace, changes that phones would never hear of, rows that nobody sees, an audit
that was tampered with. Changes nothing, and may run beside the server.

Options
  --json              { workspaces: [{ id, epoch, head }], rows: { … }, wrong: ["…"] }

Exit codes: 0 nothing is wrong; 1 something is, and it is named; 2 it could not be looked at, for the reason given.`;

async function run(given: Given, terminal: Terminal): Promise<number> {
  const [file] = given.words;
  const checked =
    file === undefined && isPostgresUrl(givenConfig(terminal).databaseUrl)
      ? await withDatabase(terminal, (database) => database.snapshot(checkDatabase))
      : await refusing(() => checkFile(file ?? givenFile(terminal)));
  const { workspaces, rows, wrong } = checked;
  if (given.flag('json')) terminal.out(JSON.stringify(checked, null, 2));
  else {
    const counts = Object.entries(rows).map(([table, count]) => [table, String(count)]);
    if (counts.length > 0) terminal.out(textTable(['table', 'rows'], counts, new Set(['rows'])));
    for (const { id, head } of workspaces) terminal.out(`workspace ${id} is at version ${head}`);
    for (const sentence of wrong) terminal.err(`wrong: ${sentence}`);
    if (wrong.length === 0) terminal.out('Nothing is wrong.');
  }
  return wrong.length === 0 ? OK : INCOMPLETE;
}

export const checkCommand: Command = {
  name: 'check',
  summary: 'look whether the database, or a backup, is sound',
  help: HELP,
  options: { json: { type: 'boolean' } },
  words: 1,
  run,
};
