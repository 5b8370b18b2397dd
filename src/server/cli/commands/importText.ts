import type { BadRow, ImportResult, RowWarning, Tally } from '../../../core/import/importApi.ts';
import { hoursText } from '../textTable.ts';

const ORDER_WORDS = { dmy: 'day first', mdy: 'month first' } as const;

function tallyText(name: string, { new: fresh, changed, unchanged }: Tally): string {
  return `${name}: ${fresh} new, ${changed} changed, ${unchanged} as before`;
}

/** What an import did or would do, for people. */
export function importText(result: ImportResult): string {
  const { kind, counts, changes, map, dates, hours, status, committed } = result;
  const columns = map
    .map(({ field, column, recognised }) => `${field}=${column}${recognised ? '' : ' (as said)'}`)
    .join(', ');
  const lines = [
    `${committed ? 'Imported' : 'Would import'} ${counts.imported} of ${counts.rows} rows of ${kind} as of ${result.asOf}.`,
    `  columns: ${columns}`,
    ...dates
      .filter(({ order }) => order !== null)
      .map(({ column, order }) => `  dates in ${column}: ${ORDER_WORDS[order!]}`),
    ...hours
      .filter(({ unit }) => unit !== 'hours')
      .map(({ column, unit }) => `  numbers in ${column}: ${unit}`),
  ];
  if (kind === 'tasks') {
    const words = status
      .map(({ word, means, rows }) => `${word || '(empty)'}=${means ?? '?'} (${rows})`)
      .join(', ');
    if (words !== '') lines.push(`  status: ${words}`);
    lines.push(
      `  open: ${counts.open} tasks, ${hoursText(counts.estimateMinutes)} h estimated, ${counts.unestimated} without an estimate, ${counts.undated} without a due date, ${counts.overdue} overdue`,
      `  done: ${counts.done}`,
      `  left out: ${counts.ignored} ignored by their status, ${counts.later} not begun by then, ${counts.bad} bad`,
    );
  } else lines.push(`  left out: ${counts.bad} bad`);
  lines.push(`  ${tallyText(kind, changes.rows)}`);
  for (const other of ['people', 'teams', 'projects', 'skills'] as const) {
    const tally = changes[other];
    if (other !== kind && tally.new + tally.changed + tally.unchanged > 0)
      lines.push(`  ${tallyText(other, tally)}`);
  }
  if (committed && result.ver === null) lines.push('  Nothing has changed since it was imported before.');
  return lines.join('\n');
}

/** One line for each row that was left out or deserves a look. */
export function remarkLines(kind: 'bad' | 'note', remarks: readonly (BadRow | RowWarning)[]): string[] {
  return remarks.map(({ line, column, value, message }) => {
    const place = column === '' ? '' : `, ${column}${value === '' ? '' : ` “${value}”`}`;
    return `${kind}: line ${line}${place}: ${message}`;
  });
}
