/** What a list of writes makes of the rows it names, before anything is stored. */
import type { Kysely } from 'kysely';
import { applyWrite, type Write } from '../../core/mutation.ts';
import { COLUMNS, type ColumnKind, type Row, type RowType } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { readStored } from './readRows.ts';
import { AlreadyExists } from './refusedWrite.ts';
import { rowOf, type StoredRow, type StoredValue, storedFields, storedValue } from './storedRow.ts';

/** One row, from before the first write that names it to after the last. */
export interface RowChange {
  type: RowType;
  id: string;
  stored: StoredRow | undefined;
  before: Row | undefined;
  after: Row | undefined;
  /** Columns whose value is another one than before; all of them for a new row. */
  fields: Record<string, StoredValue>;
}

/**
 * @param uid of the mutation that these are the writes of, if they are: rows that it makes carry it
 * @returns one change per row whose content really changes: writing what is already there is no news to anyone.
 */
export async function rowChanges(
  trx: Kysely<Tables>,
  workspaceId: string,
  writes: readonly Write[],
  uid?: string,
): Promise<RowChange[]> {
  const changes = new Map<string, RowChange>();
  for (const [type, ids] of idsByType(writes)) {
    const stored = new Map((await readStored(trx, workspaceId, type, ids)).map((row) => [row.id, row]));
    for (const id of ids) {
      const row = stored.get(id);
      const before = row && (rowOf(type, row) as Row);
      changes.set(`${type}:${id}`, { type, id, stored: row, before, after: before, fields: {} });
    }
  }
  for (const write of writes) {
    const change = changes.get(`${write.type}:${idOf(write)}`)!;
    if (write.op === 'patch' && !change.after)
      throw new Error(`a patch of ${write.type} ${write.id}, which does not exist`);
    if (write.op === 'create' && change.stored && uid !== undefined && write.row.id.startsWith(`${uid}.`)) {
      throw new AlreadyExists(`${write.type} ${write.row.id} is there already`);
    }
    change.after = applyWrite(change.after, write);
    if (write.op === 'delete') change.fields = {};
    else
      Object.assign(
        change.fields,
        write.op === 'create' ? storedFields(write.type, write.row) : namedFields(write),
      );
  }
  for (const { stored, fields } of changes.values()) {
    if (!stored) continue;
    for (const [field, value] of Object.entries(fields)) if (stored[field] === value) delete fields[field];
  }
  return [...changes.values()].filter(isNews);
}

function isNews({ before, after, fields }: RowChange): boolean {
  if (before && after) return Object.keys(fields).length > 0;
  return before !== undefined || after !== undefined;
}

const idOf = (write: Write): string => (write.op === 'create' ? write.row.id : write.id);

function idsByType(writes: readonly Write[]): Map<RowType, string[]> {
  const ids = new Map<RowType, Set<string>>();
  for (const write of writes) {
    const known = ids.get(write.type);
    if (known) known.add(idOf(write));
    else ids.set(write.type, new Set([idOf(write)]));
  }
  return new Map([...ids].map(([type, known]) => [type, [...known]]));
}

function namedFields(write: Extract<Write, { op: 'patch' }>): Record<string, StoredValue> {
  const kinds: Readonly<Record<string, ColumnKind>> = COLUMNS[write.type];
  return Object.fromEntries(
    Object.entries(write.fields).map(([field, value]) => {
      const kind = kinds[field];
      if (!kind) throw new Error(`${write.type} has no field ${field}`);
      return [field, storedValue(kind, value)];
    }),
  );
}
