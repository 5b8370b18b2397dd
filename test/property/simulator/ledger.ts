/** What people meant: every mutation that was ever saved on a disk, and what may have become of it. */
import type { Device } from './device.ts';

export interface Meant {
  uid: string;
  device: Device;
  name: string;
  args: unknown;
  /** Of the app on the device then. */
  schema: number;
  /** When it was truly written (ms). */
  at: number;
}

export class Ledger {
  readonly meant = new Map<string, Meant>();
  /** Written where nothing was kept, and nobody promised that it would be: it happens once or not at all. */
  readonly unpromised = new Set<string>();
  /** Gone with a device, or known only to a server that was set back. */
  readonly excused = new Set<string>();
  /** What any server ever knew before it was set back. */
  readonly onceKnown = new Set<string>();

  save(meant: Meant): void {
    if (!this.meant.has(meant.uid)) this.meant.set(meant.uid, meant);
  }
}
