import type { BadRowReason, WarningReason } from './badRow.ts';
import type { BadRow, ImportOptions, RowWarning } from './importApi.ts';
import type { HourUnit, ImportField } from './importFields.ts';
import type { ParsedRow, ParsedTable } from './parsedTable.ts';
import { type ColumnOrder, dateOrderOf, readDate } from './readDate.ts';
import { hourUnitOf, readHours, unitsOf } from './readHours.ts';
import type { ColumnMap } from './recogniseColumns.ts';

// Tabs and line breaks are text; anything else below a space is not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** Names and keys have the limit of `name` in `core/fields.ts`. */
export const LONGEST_NAME = 200;

/** What is wrong with one row; thrown by `RowReader` and caught by `readTable`, row by row. */
class Bad {
  readonly remark: BadRow;
  constructor(remark: BadRow) {
    this.remark = remark;
  }
}

/** Reads the fields of one row. Whatever does not fit ends the row. */
export interface RowReader {
  line: number;
  has(field: ImportField): boolean;
  /** Text on one line; '' when empty or not mapped. */
  text(field: ImportField, longest?: number): string;
  date(field: ImportField): string | null;
  /** Minutes. */
  effort(field: ImportField): number | null;
  warn(reason: WarningReason, field: ImportField, message: string): void;
  bad(reason: BadRowReason, field: ImportField | null, message: string): never;
}

export interface TableReading<T> {
  rows: T[];
  bad: BadRow[];
  warnings: RowWarning[];
  dates: { column: string; order: 'dmy' | 'mdy' | null; said: boolean }[];
  hours: { column: string; unit: HourUnit }[];
}

/** Every cell of the column that holds a field, in the file's order; none where the field is not mapped. */
export function* cellsOf(table: ParsedTable, map: ColumnMap, field: ImportField): Generator<string> {
  const place = map.get(field);
  if (place !== undefined) for (const row of table.rows) yield row.cells[place] ?? '';
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** The damage that shows before any cell is understood. */
function damage(row: ParsedRow, columns: number): [BadRowReason, string] | null {
  if (row.brokenQuotes) return ['broken_quotes', 'its quotation marks do not pair up'];
  if (row.tooLong) return ['too_long', 'a cell is longer than 100,000 characters'];
  const count = row.cells.length;
  // Some programs end every line with a separator.
  const extra = row.cells.slice(columns).some((cell) => cell !== '');
  if (count < columns || extra) return ['column_count', `it has ${count} cells, the header has ${columns}`];
  if (row.cells.some((cell) => CONTROL.test(cell)))
    return ['control_character', 'it holds a control character'];
  return null;
}

/** Reads every row with `read`; rows that do not fit are named, and the others go on. */
export function readTable<T>(
  table: ParsedTable,
  map: ColumnMap,
  options: Pick<ImportOptions, 'dates'> & { defaultWeek: readonly number[] },
  fields: { dates: readonly ImportField[]; hours: readonly ImportField[] },
  read: (row: RowReader) => T,
): TableReading<T> {
  const columnName = (field: ImportField): string => table.header[map.get(field) ?? -1] ?? '';
  const units = unitsOf(options.defaultWeek);
  const orders = new Map<ImportField, ColumnOrder>();
  for (const field of fields.dates)
    if (map.has(field)) orders.set(field, dateOrderOf(cellsOf(table, map, field), options.dates));
  const hourUnits = new Map<ImportField, HourUnit>();
  for (const field of fields.hours)
    if (map.has(field)) hourUnits.set(field, hourUnitOf(columnName(field), cellsOf(table, map, field)));

  const bad: BadRow[] = [];
  const warnings: RowWarning[] = [];
  const rows: T[] = [];
  for (const row of table.rows) {
    const own: RowWarning[] = [];
    const cell = (field: ImportField): string => row.cells[map.get(field) ?? -1] ?? '';
    const fail: RowReader['bad'] = (reason, field, message) => {
      const value = field === null ? '' : shortened(cell(field));
      throw new Bad({
        line: row.line,
        column: field === null ? '' : columnName(field),
        value,
        reason,
        message,
      });
    };
    const reader: RowReader = {
      line: row.line,
      has: (field) => map.has(field),
      text: (field, longest = LONGEST_NAME) => {
        const text = cell(field).normalize('NFC').replace(/\s+/g, ' ').trim();
        return text.length > longest
          ? fail('too_long', field, `${field} is longer than ${longest} characters`)
          : text;
      },
      date: (field) => {
        const day = readDate(cell(field), orders.get(field) ?? { order: null, said: false });
        if (day === 'bad_date') return fail(day, field, `${field} is not a date`);
        if (day === 'ambiguous_date')
          return fail(day, field, `${field} can be read day first or month first`);
        return day;
      },
      effort: (field) => {
        const minutes = readHours(cell(field), hourUnits.get(field) ?? 'hours', units);
        if (minutes === 'bad_hours') return fail(minutes, field, `${field} is not a number of hours`);
        if (minutes === 'negative_hours') return fail(minutes, field, `${field} is negative`);
        return minutes;
      },
      warn: (reason, field, message) =>
        own.push({
          line: row.line,
          column: columnName(field),
          value: shortened(cell(field)),
          reason,
          message,
        }),
      bad: fail,
    };
    try {
      const damaged = damage(row, table.header.length);
      if (damaged) fail(damaged[0], null, damaged[1]);
      rows.push(read(reader));
      warnings.push(...own);
    } catch (thrown) {
      if (!(thrown instanceof Bad)) throw thrown;
      bad.push(thrown.remark);
    }
  }
  return {
    rows,
    bad,
    warnings,
    dates: [...orders].map(([field, order]) => ({ column: columnName(field), ...order })),
    hours: [...hourUnits].map(([field, unit]) => ({ column: columnName(field), unit })),
  };
}
