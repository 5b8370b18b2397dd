/** What people see of a type: the server's rows with unsent work over them, in the order of their ids. */
import type { Row, RowType } from '../../core/rows.ts';
import type { Transaction } from '../store/store.ts';

export async function shownRows(tx: Pick<Transaction, 'base' | 'overlay'>, type: RowType): Promise<Row[]> {
  const base = await tx.base.ofType(type);
  const overlay = await tx.overlay.ofType(type);
  if (overlay.length === 0) return base.map((record) => record.row);
  const own = new Map(overlay.map((record) => [record.id, record.row]));
  const rows: Row[] = [];
  for (const { id, row } of base) {
    const mine = own.get(id);
    own.delete(id);
    if (mine !== null) rows.push(mine ?? row);
  }
  for (const row of own.values()) if (row) rows.push(row);
  return rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
