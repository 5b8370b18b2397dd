import { addDays, type CivilDay } from '../civilDay.ts';
import { plainWords } from './columnName.ts';
import type { ImportOptions } from './importApi.ts';
import type { StatusMeaning } from './importFields.ts';
import type { ParsedTable } from './parsedTable.ts';
import { dateOrderOf, readDate } from './readDate.ts';
import { countsToThousand, readPriority } from './readPriority.ts';
import { cellsOf, LONGEST_NAME, type RowReader, readTable, type TableReading } from './readTable.ts';
import type { ColumnMap } from './recogniseColumns.ts';
import { makeStatusWords } from './statusWords.ts';
import { startMeaningOf, taskStanding, type Viewpoint } from './taskStanding.ts';

/** What the file says about a task. A field is undefined where no column holds it: then nothing is said. */
export interface SourceTask {
  line: number;
  key: string;
  title: string;
  type?: string;
  project?: string;
  team?: string;
  assignee?: string;
  priority?: number;
  status: 'open' | 'done';
  /** Only a completion by the as-of day; null where the day is not known. */
  done: CivilDay | null;
  estimateMinutes?: number | null;
  remainingMinutes?: number | null;
  start?: CivilDay | null;
  due?: CivilDay | null;
}

export interface SourceTasks extends Omit<TableReading<SourceTask>, 'rows'> {
  tasks: SourceTask[];
  /** Keys of the tasks that their status says to leave out. */
  ignored: string[];
  later: number;
  viewpoint: Viewpoint;
  status: { word: string; rows: number; means: StatusMeaning | null; said: boolean }[];
}

/** What a column of completion says where it holds a tick instead of a day. */
const TICKED = new Set(['yes', 'true', 'x', 'done', 'completed']);
const UNTICKED = new Set(['no', 'false']);

/** A cell of several people is split at semicolons; at commas only in columns that list people by commas. */
const COMMA_LISTS = new Set(['members', 'resource names', 'assignees']);

function assigneeOf(row: RowReader, commas: boolean): string {
  // Microsoft Project adds the share of each: `Amira[50%];Leo`.
  const people = row
    .text('assignee', 2000)
    .split(commas ? /[;,]/ : ';')
    .map((name) => name.replace(/\[[^\]]{0,9}\]$/, '').trim())
    .filter((name) => name !== '');
  const [first = ''] = people;
  if (first.length > LONGEST_NAME)
    row.bad('too_long', 'assignee', `assignee is longer than ${LONGEST_NAME} characters`);
  if (people.length > 1) row.warn('several_assignees', 'assignee', `several people; given to ${first}`);
  return first;
}

/** Reads a file of tasks as they stood on the as-of day. */
export function readSourceTasks(
  table: ParsedTable,
  map: ColumnMap,
  options: ImportOptions & { defaultWeek: readonly number[] },
): SourceTasks {
  const words = makeStatusWords(options.status);
  const decided = new Map<string, { rows: number; means: StatusMeaning | null; said: boolean }>();
  const thousand = countsToThousand(cellsOf(table, map, 'priority'));
  const columnOf = (field: 'assignee' | 'start'): string => table.header[map.get(field) ?? -1] ?? '';
  const commas = COMMA_LISTS.has(plainWords(columnOf('assignee')));
  const viewpoint = viewpointOf(table, map, options, columnOf('start'));
  const firstLine = new Map<string, number>();
  const ignored: string[] = [];
  let later = 0;

  const statusMeaning = (row: RowReader): StatusMeaning | null => {
    if (!row.has('status')) return 'open';
    const word = row.text('status', 2000);
    const known = decided.get(word) ?? { rows: 0, means: words.meaning(word), said: words.said(word) };
    decided.set(word, { ...known, rows: known.rows + 1 });
    return known.means;
  };

  const { rows, ...reading } = readTable(
    table,
    map,
    options,
    { dates: ['start', 'due', 'done'], hours: ['estimateHours', 'remainingHours'] },
    (row) => {
      const key = row.text('key');
      if (key === '') row.bad('missing_key', 'key', 'it has no key');
      const earlier = firstLine.get(key);
      if (earlier !== undefined)
        row.bad('duplicate_key', 'key', `the key ${key} stands on line ${earlier} already`);
      firstLine.set(key, row.line);
      const task: SourceTask = { line: row.line, key, title: titleOf(row), status: 'open', done: null };
      if (row.has('type')) task.type = row.text('type', 2000).slice(0, 80).trim();
      if (row.has('project')) task.project = row.text('project');
      if (row.has('team')) task.team = row.text('team');
      if (row.has('assignee')) task.assignee = assigneeOf(row, commas);
      if (row.has('priority')) {
        const { priority, taken } = readPriority(row.text('priority', 2000), thousand);
        if (taken) row.warn('priority_taken', 'priority', `taken as priority ${priority} of 1 to 5`);
        task.priority = priority;
      }
      if (row.has('estimateHours')) task.estimateMinutes = row.effort('estimateHours');
      if (row.has('remainingHours')) task.remainingMinutes = row.effort('remainingHours');
      if (row.has('start')) task.start = row.date('start');
      if (row.has('due')) task.due = row.date('due');

      const tick = row.has('done') ? plainWords(row.text('done', 2000)) : '';
      const ticked = TICKED.has(tick);
      const done = ticked || UNTICKED.has(tick) || tick === '' || !row.has('done') ? null : row.date('done');
      const standing = taskStanding({ start: task.start, done }, viewpoint, () =>
        ticked ? 'done' : statusMeaning(row),
      );
      if (standing === 'unknown_status') {
        const word = row.text('status', 2000);
        return row.bad('unknown_status', 'status', `nobody has said what the status ${word} means`);
      }
      if (standing === 'ignored') ignored.push(key);
      if (standing === 'later') later += 1;
      if (standing === 'ignored' || standing === 'later') return null;
      task.status = standing;
      if (standing === 'done') task.done = done;
      if (task.start && task.due && task.due < task.start)
        row.warn('due_before_start', 'due', `due ${task.due}, before its start ${task.start}`);
      if (task.start && done && done < task.start)
        row.warn('done_before_start', 'done', `done ${done}, before its start ${task.start}`);
      return task;
    },
  );
  const status = [...decided].map(([word, each]) => ({ word, ...each }));
  return { ...reading, tasks: rows.filter((task) => task !== null), ignored, later, viewpoint, status };
}

function titleOf(row: RowReader): string {
  const title = row.text('title', 100_000);
  if (title === '') row.bad('missing_title', 'title', 'it has no title');
  if (title.length <= LONGEST_NAME) return title;
  row.warn('title_cut', 'title', `the title is cut to ${LONGEST_NAME} characters`);
  // Not through the middle of a character.
  return title
    .slice(0, LONGEST_NAME - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()
    .concat('…');
}

function viewpointOf(
  table: ParsedTable,
  map: ColumnMap,
  { asOf, dates, starts }: ImportOptions,
  startColumn: string,
): Viewpoint {
  const order = dateOrderOf(cellsOf(table, map, 'done'), dates);
  let latest = '';
  for (const cell of cellsOf(table, map, 'done')) {
    const day = readDate(cell, order);
    if (day !== null && day !== 'bad_date' && day !== 'ambiguous_date' && day > latest) latest = day;
  }
  // A day of grace: trackers write instants in UTC, where it may be tomorrow already.
  const lookBack = latest > addDays(asOf, 1);
  return { asOf, starts: starts ?? startMeaningOf(startColumn, latest > asOf), lookBack };
}
