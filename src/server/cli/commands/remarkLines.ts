import type { BadRowReason, WarningReason } from '../../../core/import/badRow.ts';
import type { BadRow, ImportResult, RowWarning } from '../../../core/import/importApi.ts';

/** What the rows of a note have in common, behind "213 rows ". */
const NOTES: Readonly<Record<WarningReason, string>> = {
  due_before_start: 'due before they start',
  done_before_start: 'done before they started',
  has_left: 'whose assignee has left: nobody has those tasks',
  several_assignees: 'with several people: the first one has the task',
  title_cut: 'with a title that was cut',
  priority_taken:
    'with a priority outside 1 to 5, taken as the nearest, or as 3 where it is a word nobody knows',
};

/** What mends it, in the command line's own words; a screen offers the choice instead. */
const WAYS_OUT: Readonly<Partial<Record<BadRowReason, string>>> = {
  ambiguous_date: 'say which with --dates dmy or --dates mdy',
  unknown_status: 'say it with --status',
};

/** Lines of the file that one note names. */
const NAMED = 5;

/**
 * What deserves a look, a line for each kind, for a column that is odd throughout is one thing to know and not ten
 * thousand; then a line for each row that was left out, for someone has to mend each.
 */
export function remarkLines({ warnings, bad }: Pick<ImportResult, 'warnings' | 'bad'>): string[] {
  const kinds = Map.groupBy(warnings, ({ reason }) => reason);
  return [...[...kinds].map(noteLine), ...bad.map(badLine)];
}

function noteLine([reason, rows]: [WarningReason, readonly RowWarning[]]): string {
  if (rows.length === 1) return `note: ${placed(rows[0]!)}`;
  const lines = rows.slice(0, NAMED).map(({ line }) => line);
  const more = rows.length > NAMED ? ` and ${rows.length - NAMED} more` : '';
  return `note: ${rows.length} rows ${NOTES[reason]}: lines ${lines.join(', ')}${more}`;
}

function badLine(row: BadRow): string {
  const way = WAYS_OUT[row.reason];
  return `bad: ${placed(row)}${way === undefined ? '' : `; ${way}`}`;
}

function placed({ line, column, value, message }: BadRow | RowWarning): string {
  return `line ${line}${column === '' ? '' : `, ${column}${value === '' ? '' : ` “${value}”`}`}: ${message}`;
}
