/** What happens on one device. */
import { DAY } from './days.ts';
import type { Device } from './device.ts';
import { forge } from './forge.ts';
import type { Operation } from './operations.ts';
import { reopen } from './reopen.ts';
import type { World } from './world.ts';
import { writeOn } from './writeOn.ts';

export type DeviceOperation = Extract<Operation, { device: number }>;

/** More pages than this nobody has open. */
const MOST_PAGES = 4;

export async function onDevice(world: World, device: Device, operation: DeviceOperation): Promise<void> {
  const page = device.page('tab' in operation ? operation.tab : 0);
  const { tallies } = world;
  switch (operation.do) {
    case 'write':
      return writeOn(world, device, page, operation);
    case 'sync':
      return world.sync(page);
    case 'calm':
      await world.sync(page);
      return world.calm();
    case 'crash':
      page?.dieAfter(operation.after);
      return;
    case 'disk':
      device.disk.state = operation.state;
      if (operation.state !== 'roomy') device.spared = true;
      return;
    case 'connection':
      device.disk.losesConnection = true;
      return;
    case 'empty':
      // Also what waits for its author, who had been told.
      for (const { uid } of [
        ...(world.contents.get(device)?.outbox ?? []),
        ...(world.contents.get(device)?.issues ?? []),
      ])
        world.ledger.excused.add(uid);
      tallies.add('emptied');
      return reopen(world, device, () => device.empty());
    case 'clock':
      device.skew = operation.days * DAY;
      device.clockMoved = true;
      tallies.add('clock moved');
      return;
    case 'tab':
      if (device.pages.filter(({ gone }) => !gone).length >= MOST_PAGES) return;
      tallies.add('tab opened');
      device.openPage();
      return;
    case 'reload':
      return reopen(world, device, async () => device.closePages());
    case 'forge':
      return forge(world, device, operation.amount);
    case 'signOut':
      device.token = '';
      return;
    case 'signIn':
      return world.signIn(device);
    case 'want':
      void page?.handle?.replica.want(operation.wish);
      return;
    case 'poke':
      tallies.add('poked');
      page?.handle?.poked(Number.MAX_SAFE_INTEGER);
      return;
    case 'upgrade':
      device.schema = 1;
      return reopen(world, device, async () => device.closePages());
  }
}
