import type { ImportResult, Tally } from '../../../core/import/importApi.ts';
import { unknownWords } from '../../../core/import/unknownWords.ts';
import { hoursText } from '../textTable.ts';

const ORDER_WORDS = { dmy: 'day first', mdy: 'month first' } as const;

function tallyText(name: string, { new: fresh, changed, unchanged }: Tally): string {
  return `${name}: ${fresh} new, ${changed} changed, ${unchanged} as before`;
}

/** Status words that are named: a tracker has a handful, and a wrong column has thousands. */
const NAMED_WORDS = 10;

function unknownStatusLines(result: ImportResult): string[] {
  const rows = result.counts.unknownStatus;
  if (rows === 0) return [];
  const words = unknownWords(result).map((each) => `${each.word} (${each.rows})`);
  const more = words.length > NAMED_WORDS ? ` and ${words.length - NAMED_WORDS} more` : '';
  return [
    `  ${rows} ${rows === 1 ? 'row' : 'rows'} with a status Plimsoll does not know: ${words.slice(0, NAMED_WORDS).join(', ')}${more}; map them with --status WORD=open|done|ignore,…`,
  ];
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
      `  left out: ${counts.ignored} ignored by their status, ${counts.later} not begun by then, ${counts.bad - counts.unknownStatus} not readable`,
      ...unknownStatusLines(result),
    );
  } else lines.push(`  left out: ${counts.bad} not readable`);
  lines.push(`  ${tallyText(kind, changes.rows)}`);
  for (const other of ['people', 'teams', 'projects', 'skills'] as const) {
    const tally = changes[other];
    if (other !== kind && tally.new + tally.changed + tally.unchanged > 0)
      lines.push(`  ${tallyText(other, tally)}`);
  }
  if (committed && result.ver === null) lines.push('  Nothing has changed since it was imported before.');
  return lines.join('\n');
}
