/**
 * The patience that the server asked for. It is kept with the replica, because it holds for other tabs, for the service
 * worker and for a page that is loaded anew as well.
 */
import type { Device } from '../device.ts';
import type { Meta } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';

/** Seconds. Nothing that a server says makes a phone silent for longer. */
export const LONGEST_PATIENCE = 600;

interface Port {
  device: Pick<Device, 'clock' | 'random'>;
  /** A person wants it now: that is worth one attempt. */
  pressed?: boolean | undefined;
}

/** Phones that were sent away together return one by one, and none before the time (s) that it was told. */
export async function hold(tx: Transaction, { device, pressed }: Port, retryAfter: number): Promise<void> {
  const from = device.clock();
  const meta = await tx.meta.get();
  const until = from + retryAfter * (1000 + 500 * device.random());
  if (meta) await tx.meta.put({ ...meta, held: { from, until, pressed } });
}

/** Seconds that are left of it; 0: ask. A clock that was set back says nothing about it any more. */
export function stillHeld(meta: Meta | undefined, { device, pressed }: Port): number {
  const held = meta?.held;
  const clock = device.clock();
  return held && held.from <= clock && clock < held.until && (held.pressed || !pressed)
    ? (held.until - clock) / 1000
    : 0;
}
