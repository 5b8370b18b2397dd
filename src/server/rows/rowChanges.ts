/** What a list of writes makes of the rows it names, before anything is stored. Pure. */
import { applyWrite, type Write } from '../../core/mutation.ts';
import { COLUMNS, type ColumnKind, type Row, type RowType } from '../../core/rows.ts';
import { type Authorship, newFieldMeta, writtenFields } from './fieldMeta.ts';
import { liesNowhere } from './liesNowhere.ts';
import { AlreadyExists, NoScope } from './refusedWrite.ts';
import { type StoredRow, type StoredValue, storedFields, storedValue } from './storedRow.ts';

/** A row as it is before: as core knows it, and as its table has it. */
export interface Standing {
  row: Row | undefined;
  stored: StoredRow | undefined;
}

/** One row, from before the first write that names it to after the last. */
export interface RowChange {
  type: RowType;
  id: string;
  stored: StoredRow | undefined;
  before: Row | undefined;
  after: Row | undefined;
  /** Columns whose value is another one than before; all of them for a new row. */
  fields: Record<string, StoredValue>;
  /** When each field was last written, after this. */
  field_meta: string;
}

export interface Writing extends Authorship {
  /** Of the mutation that these are the writes of, if they are: rows that it makes carry it and must not exist before it. */
  uid?: string | undefined;
}

/**
 * One change per row whose content really changes: writing what is already there is no news to anyone.
 * Throws `NoScope` or `AlreadyExists`.
 * @param standing of every row that the writes name
 */
export function rowChanges(
  writes: readonly Write[],
  standing: (type: RowType, id: string) => Standing,
  writing: Writing,
): RowChange[] {
  const { uid } = writing;
  const changes = new Map<string, RowChange>();
  for (const write of writes) {
    const { type } = write;
    const id = idOf(write);
    let change = changes.get(`${type}:${id}`);
    if (!change) {
      const { row, stored } = standing(type, id);
      change = { type, id, stored, before: row, after: row, fields: {}, field_meta: '' };
      changes.set(`${type}:${id}`, change);
    }
    if (write.op === 'patch' && !change.after)
      throw new Error(`a patch of ${type} ${id}, which does not exist`);
    if (write.op === 'create' && change.stored && makesIt(uid, id))
      throw new AlreadyExists(`${type} ${id} is there already`);
    change.after = applyWrite(change.after, write);
    if (write.op === 'delete') change.fields = {};
    else
      Object.assign(
        change.fields,
        write.op === 'create' ? storedFields(type, write.row) : namedFields(write),
      );
  }
  const news = [...changes.values()].filter(isNews);
  for (const change of news) {
    const { type, id, stored, after, fields } = change;
    if (after && liesNowhere(type, after)) throw new NoScope(`${type} ${id} would lie in no scope`);
    change.field_meta = stored
      ? writtenFields(stored.field_meta, Object.keys(fields), writing)
      : newFieldMeta(writing);
  }
  return news;
}

/** Both changes of one row as one. */
export function joined(first: RowChange, next: RowChange): RowChange {
  return { ...next, stored: first.stored, before: first.before, fields: { ...first.fields, ...next.fields } };
}

/** True of an id that a mutation derives from its own (`newId` in core). */
export const makesIt = (uid: string | undefined, id: string): boolean =>
  uid !== undefined && id.startsWith(`${uid}.`);

export const idOf = (write: Write): string => (write.op === 'create' ? write.row.id : write.id);

function isNews({ stored, before, after, fields }: RowChange): boolean {
  if (stored)
    for (const [field, value] of Object.entries(fields)) if (stored[field] === value) delete fields[field];
  if (before && after) return Object.keys(fields).length > 0;
  return before !== undefined || after !== undefined;
}

function namedFields(write: Extract<Write, { op: 'patch' }>): Record<string, StoredValue> {
  const kinds: Readonly<Record<string, ColumnKind>> = COLUMNS[write.type];
  const named: Record<string, StoredValue> = {};
  for (const [field, value] of Object.entries(write.fields)) {
    const kind = kinds[field];
    if (!kind) throw new Error(`${write.type} has no field ${field}`);
    named[field] = storedValue(kind, value);
  }
  return named;
}
