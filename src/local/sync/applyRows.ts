/** The rows of one answer, taken into the base. */
import type { Row, RowType } from '../../core/rows.ts';
import type { SyncResponse } from '../../sync/messages.ts';
import { type BaseRecord, type RowKey, rowName } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';

/** @returns names of the rows that are gone because their scopes were lost */
export async function applyRows(tx: Pick<Transaction, 'base'>, answer: SyncResponse): Promise<Set<string>> {
  const held = new Set(answer.scopes);
  const changed = new Map<string, BaseRecord>();
  const forget = [...answer.drop, ...answer.reset];
  const dropped = new Set(answer.drop);
  const goneByDrop = new Set<string>();
  if (forget.length > 0) {
    for (const record of await tx.base.inScopes(forget)) {
      const left = record.scopes.filter((scope) => !forget.includes(scope));
      const name = rowName(record.type, record.id);
      changed.set(name, { ...record, scopes: left });
      if (left.length === 0 && record.scopes.some((scope) => dropped.has(scope))) goneByDrop.add(name);
    }
  }

  // A row that moves is deleted from one scope and put into another at one version: the put has the last word, for it
  // names every scope that the row is in.
  const unread = answer.del
    .filter(([type, id]) => !changed.has(rowName(type, id)))
    .map(([type, id]) => [type as RowType, id] as const);
  for (const record of await tx.base.get(unread))
    if (record) changed.set(rowName(record.type, record.id), record);
  for (const [type, id, scope] of answer.del) {
    const name = rowName(type, id);
    const record = changed.get(name);
    if (record) changed.set(name, { ...record, scopes: record.scopes.filter((other) => other !== scope) });
  }
  for (const [type, id, scopes, ver, body] of answer.put) {
    const name = rowName(type, id);
    const row = { ...body, id } as unknown as Row;
    changed.set(name, {
      type: type as RowType,
      id,
      scopes: scopes.filter((scope) => held.has(scope)),
      ver,
      row,
    });
    goneByDrop.delete(name);
  }

  const kept: BaseRecord[] = [];
  const gone: RowKey[] = [];
  for (const record of changed.values()) {
    if (record.scopes.length > 0) kept.push(record);
    else gone.push([record.type, record.id]);
  }
  if (gone.length > 0) await tx.base.remove(gone);
  if (kept.length > 0) await tx.base.put(kept);
  return goneByDrop;
}
