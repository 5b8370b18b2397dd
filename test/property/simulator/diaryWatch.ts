/** Each device writes a rising number into its own diary: a number that falls was carried out of order, or twice. */
import { readRowsById } from '../../../src/server/rows/readRows.ts';
import type { Device } from './device.ts';
import { type SimulatedServer, WS } from './simulatedServer.ts';
import { mustHold } from './violation.ts';
import { diaryOf } from './writes.ts';

export class DiaryWatch {
  readonly #seen = new Map<Device, number>();

  /** A server that was set back begins anew. */
  forget(): void {
    this.#seen.clear();
  }

  async look(server: SimulatedServer, devices: readonly Device[]): Promise<void> {
    const names = devices.map(({ name }) => diaryOf(name));
    const diaries = await readRowsById(server.read, WS, 'task', names);
    const titles = new Map(diaries.map(({ id, title }) => [id, title]));
    for (const device of devices) {
      const now = Number(titles.get(diaryOf(device.name)));
      const before = this.#seen.get(device) ?? 0;
      mustHold(
        3,
        now >= before || device.disordered,
        () => `the diary of ${device.name} fell from ${before} to ${now}`,
      );
      this.#seen.set(device, now);
    }
  }
}
