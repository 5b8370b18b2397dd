/** Unsent work over the server's word: the overlay is whatever a replay of the outbox makes, and nothing else. */
import type { Plan } from '../../core/mutation.ts';
import { PlannedRows } from '../rows/plannedRows.ts';
import { sameValue } from '../rows/sameValue.ts';
import { type OverlayRecord, rowName } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';
import { planOn } from './planOn.ts';

/** Rebuilds the overlay from the outbox. What the phone now thinks refused has no effect on it; the server will say. */
export async function replay(tx: Transaction, offset: number): Promise<void> {
  const items = await tx.outbox.after(0);
  const rows = new PlannedRows(tx, false);
  for (const item of items) {
    const planned = planOn(rows, item, offset, nothing);
    // Most need nothing more to be read, and must not be awaited: see `planOn`.
    const plan = 'then' in planned ? await planned : planned;
    if ('writes' in plan) rows.apply(plan.writes);
  }
  await replaceOverlay(tx, rows.changed());
}

/** A fault in one plan must not keep every later answer from being taken in; the server's judgement comes anyway. */
const nothing = (): Plan => ({ writes: [] });

/** Writes only what differs, so that live queries wake for rows that changed and for no others. */
async function replaceOverlay(tx: Transaction, next: readonly OverlayRecord[]): Promise<void> {
  const had = await tx.overlay.all();
  // After most syncs all was sent. One by one, that takes as long as everything else that is taken in.
  const left = new Set(next.map(({ type }) => type));
  for (const type of new Set(had.map(({ type }) => type)))
    if (!left.has(type)) await tx.overlay.removeType(type);
  const still = had.filter(({ type }) => left.has(type));
  const before = new Map(still.map((record) => [rowName(record.type, record.id), record]));
  const changed = next.filter((record) => {
    const name = rowName(record.type, record.id);
    const old = before.get(name);
    before.delete(name);
    return !sameValue(old, record);
  });
  if (changed.length > 0) await tx.overlay.put(changed);
  if (before.size > 0)
    await tx.overlay.remove([...before.values()].map(({ type, id }) => [type, id] as const));
}
