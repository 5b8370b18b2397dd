import Papa from 'papaparse';
import { LONGEST_CELL, type ParsedRow, type ParsedTable } from '../../core/import/parsedTable.ts';

/** Most rows and columns of a file: five times the largest export that was seen, and planned in about two seconds. */
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 1000;

/** Why a file cannot be taken apart, as one sentence. */
export interface CsvFailure {
  failure: 'empty' | 'too_many_rows' | 'too_many_columns' | 'too_slow';
  message: string;
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** The separator that the header has most of, outside quotation marks; Excel may name it in a line of its own. */
function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (separator: string): number => bare.split(separator).length;
  return SEPARATORS.reduce<string>((best, each) => (count(each) > count(best) ? each : best), ',');
}

const lineBreaks = (cell: string): number => {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
};

/**
 * Takes CSV text apart: comma, semicolon, tab or bar; quotation marks; any line ends; a byte order mark. Rows keep the
 * line on which they begin, also behind cells of several lines. Empty lines are passed over.
 */
export function parseCsv(source: string): ParsedTable | CsvFailure {
  // One kind of line end: a file that was put together from two would otherwise lose its rows to each other.
  let text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  let line = 1;
  const named = /^"?sep=(.)"?\n/i.exec(text);
  if (named) {
    text = text.slice(named[0].length);
    line += 1;
  }
  while (/^[ \t,;|]*\n/.test(text)) {
    text = text.slice(text.indexOf('\n') + 1);
    line += 1;
  }
  if (text.trim() === '') return { failure: 'empty', message: 'The file is empty.' };
  const end = text.indexOf('\n');
  const delimiter = named?.[1] ?? separatorOf(end < 0 ? text : text.slice(0, end));

  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: MOST_ROWS + 2 });
  const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row));
  const rows: ParsedRow[] = [];
  let header: string[] | undefined;
  for (const [index, cells] of data.entries()) {
    const begins = line;
    line += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
    if (header === undefined) {
      // Programs that end every line with a separator end the header with one too.
      while (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
      if (cells.length > MOST_COLUMNS)
        return { failure: 'too_many_columns', message: `The file has more than ${MOST_COLUMNS} columns.` };
      header = cells.map((cell) => cell.slice(0, LONGEST_CELL).replace(/\s+/g, ' ').trim());
      if (broken.has(index))
        return { failure: 'empty', message: 'The quotation marks of the header do not pair up.' };
      continue;
    }
    if (cells.every((cell) => cell.trim() === '')) continue;
    const tooLong = cells.some((cell) => cell.length > LONGEST_CELL);
    rows.push({
      line: begins,
      cells: tooLong ? cells.map((cell) => cell.slice(0, 200)) : cells,
      ...(broken.has(index) ? { brokenQuotes: true } : {}),
      ...(tooLong ? { tooLong: true } : {}),
    });
  }
  if (header === undefined) return { failure: 'empty', message: 'The file is empty.' };
  if (rows.length > MOST_ROWS)
    return {
      failure: 'too_many_rows',
      message: `The file has more than ${MOST_ROWS} rows; import it in parts.`,
    };
  return { header, rows };
}
