/** How rows of every type are kept in their tables: one way in, one way out, made from `COLUMNS`. */
import type { Kysely } from 'kysely';
import {
  COLUMNS,
  type ColumnKind,
  ROW_TYPES,
  type Row,
  type RowType,
  type RowTypes,
} from '../../core/rows.ts';
import type { DomainTableName, Tables } from '../database/tables.ts';
import { keepableText } from './keepableText.ts';

export type StoredValue = string | number | null;

/** A row as its table has it. */
export interface StoredRow extends Record<string, StoredValue> {
  ws: string;
  id: string;
  ver: number;
  field_meta: string;
}

/** The same connection, for queries whose table is only known at run time: all domain tables share these columns. */
export type AnyTable = Kysely<Record<string, StoredRow>>;

export function anyTable(db: Kysely<Tables>): AnyTable {
  // Kysely's types cannot say "one of eighteen tables"; each is a StoredRow by construction (0001_tables.ts).
  return db as unknown as AnyTable;
}

/** `workspace` is the table of counters, so that the settings have another. */
export const tableOf = (type: RowType): DomainTableName => (type === 'workspace' ? 'settings' : type);

/** One of something for each type. */
export function perType<T>(make: (type: RowType) => T): Record<RowType, T> {
  return Object.fromEntries(ROW_TYPES.map((type) => [type, make(type)])) as Record<RowType, T>;
}

const columns = perType((type): [string, ColumnKind][] => Object.entries(COLUMNS[type]));

export function storedValue(kind: ColumnKind, value: unknown): StoredValue {
  if (value === null || value === undefined) return null;
  if (kind === 'json') return JSON.stringify(value);
  if (kind === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' ? keepableText(value) : (value as number);
}

/** The columns of a row besides its key. */
export function storedFields(type: RowType, row: Row): Record<string, StoredValue> {
  const fields: Record<string, StoredValue> = {};
  for (const [name, kind] of columns[type])
    fields[name] = storedValue(kind, (row as unknown as Record<string, unknown>)[name]);
  return fields;
}

/** The row that is kept there, as core knows it. */
export function rowOf<T extends RowType>(
  type: T,
  stored: Readonly<Record<string, StoredValue>>,
): RowTypes[T] {
  const row: Record<string, unknown> = { id: stored.id };
  for (const [name, kind] of columns[type]) {
    const value = stored[name] ?? null;
    if (value === null || kind === 'text' || kind === 'integer') row[name] = value;
    else if (kind === 'boolean') row[name] = value === 1;
    // Most lists are empty, and parsing is most of what reading a row costs.
    else row[name] = value === '[]' ? [] : JSON.parse(value as string);
  }
  return row as unknown as RowTypes[T];
}
