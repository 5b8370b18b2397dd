import { readFile, stat } from 'node:fs/promises';
import { IMPORT_CHARACTERS } from '../../../core/import/importApi.ts';
import {
  PERSON_IMPORT_FIELDS,
  TASK_IMPORT_FIELDS,
  TEAM_IMPORT_FIELDS,
} from '../../../core/import/importFields.ts';
import { decodeText } from '../../import/decodeText.ts';
import { type Destination, importFile } from '../../import/importFile.ts';
import { type Command, type Given, INCOMPLETE, OK, Refusal, type Terminal } from '../command.ts';
import { givenDay } from '../givenDay.ts';
import { findWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION, withDatabase } from '../openWorkspace.ts';
import { importOptionsOf } from './importOptions.ts';
import { importText } from './importText.ts';
import { remarkLines } from './remarkLines.ts';

const HELP = `plimsoll import FILE [--as-of DATE] [--map field=column,…] [--status VALUE=open|done|ignore,…]

Brings in tasks, people or teams from a CSV file: separated by comma, semicolon or tab, in UTF-8, UTF-16 or
windows-1252. What the file is about is told by its columns. Everything is imported in one go or not at all, and
importing the same file again changes nothing: rows are known by their key. A file that has changed changes only what
the source itself says differently; what people have said since about the rest stays. If the database holds no
workspace yet, one is made.

Options
  --as-of DATE        look at the tasks as they stood on that day (YYYY-MM-DD); today if not given. Completed by
                      then: done. Begun, and completed later: open. Never completed: as the status says.
                      Begun later: not there yet. Where completions later than that day show that the file is
                      looked back on, a task without a start had not begun either.
  --map F=C,…         which column holds which field; other columns are recognised by their names, as Jira, Asana,
                      Trello, Microsoft Project and Planner give them. An empty column leaves the field out.
                      tasks:  ${TASK_IMPORT_FIELDS.join(', ')}
                      people: ${PERSON_IMPORT_FIELDS.slice(0, 7).join(', ')}, monday … sunday,
                              ${PERSON_IMPORT_FIELDS.slice(14).join(', ')}
                      teams:  ${TEAM_IMPORT_FIELDS.join(', ')}
  --status V=M,…      what a status word of the tracker means: open, done or ignore. Common words are known.
  --dates dmy|mdy     how 03/04/2026 is read; needed only for a column whose dates do not show it.
  --starts actual|planned
                      whether later starts are history (left out) or plans (kept); otherwise told by the file:
                      history in a file that is looked back on or in a column such as “started on”.
  --kind K            tasks, people or teams, where the columns do not tell
  --dry-run           say what would happen and change nothing
  --json              print the outcome as JSON
${WORKSPACE_HELP}

Hours are numbers (14, 7.5, 7,5) or carry their unit (3h 30m, 45m, 2d, 1w); a day and a week are those of the
workspace's default week, 8 and 40 hours unless it says otherwise. They are rounded to the minute.

Exit codes: 0 every row was imported or left out as asked; 1 the good rows were imported and the bad ones are listed
with their line, column and reason; 2 nothing was done, for the reason given.

Example
  plimsoll import tasks.csv --as-of 2026-03-02 --map due=completed_on --status CHRONICLE=open,CANCELLED=ignore`;

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > IMPORT_CHARACTERS) throw new Refusal(`${path} is larger than 20 MB; import it in parts.`);
    return decodeText(await readFile(path));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : code === 'EACCES'
            ? 'it may not be read'
            : message;
    throw new Refusal(`${path} cannot be read: ${why}.`);
  }
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const [path] = given.words;
  if (path === undefined) throw new Refusal('Say which file to import: plimsoll import FILE.');
  const options = importOptionsOf(given, givenDay(given, 'as-of', terminal));
  const text = await readText(path);
  return withDatabase(terminal, async (database) => {
    const workspaceId = await findWorkspace(database, given);
    const make = { name: 'My workspace', adminName: 'Admin', zone: terminal.zone };
    const to: Destination = workspaceId === undefined ? { make } : { workspaceId };
    const done = await importFile({ ...terminal, database }, to, {
      ...options,
      text,
      commit: !given.flag('dry-run'),
    });
    if ('message' in done) throw new Refusal(`${path}: ${done.message}`);
    const { result } = done;
    if (given.flag('json')) terminal.out(JSON.stringify(result, null, 2));
    else {
      for (const line of remarkLines(result)) terminal.err(line);
      terminal.out(importText(result));
    }
    return result.counts.bad > 0 ? INCOMPLETE : OK;
  });
}

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in tasks, people or teams from a CSV file',
  help: HELP,
  options: {
    'as-of': { type: 'string' },
    map: { type: 'string', multiple: true },
    status: { type: 'string', multiple: true },
    kind: { type: 'string' },
    dates: { type: 'string' },
    starts: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
    ...WORKSPACE_OPTION,
  },
  words: 1,
  run,
};
