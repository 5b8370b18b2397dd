/** A person who was removed takes their unsent work along, and brings it back when they are let in again. */
import { readRow } from '../../../src/server/rows/readRows.ts';
import type { Device } from './device.ts';
import { reopen } from './reopen.ts';
import { WS } from './simulatedServer.ts';
import type { World } from './world.ts';

export async function comeBack(world: World, who: string): Promise<void> {
  const back = await readRow(world.server.read, WS, 'person', who);
  for (const device of world.devices) {
    if (device.person !== who || !back?.active) continue;
    await world.signIn(device);
    if (!world.contents.get(device)?.meta?.revoked) continue;
    world.tallies.add('came back');
    await takeAlong(world, device);
  }
}

async function takeAlong(world: World, device: Device): Promise<void> {
  device.disk.state = 'roomy';
  await reopen(world, device, async () => undefined);
  await world.settle();
  let file: string | undefined;
  void device
    .page(0)
    ?.handle?.replica.exportUnsent()
    .then((text) => (file = text));
  await world.settle();
  await reopen(world, device, () => device.empty());
  device.forgetMirror();
  await world.settle();
  // The app fetches this part of itself when it is asked for; here that must not take longer than a turn.
  await import('../../../src/local/outbox/readUnsent.ts');
  if (file !== undefined) void device.page(0)?.handle?.replica.importUnsent(file);
  await world.settle();
  const now = await device.contents();
  for (const { uid } of world.contents.get(device)?.outbox ?? [])
    if (!now.outbox.some((item) => item.uid === uid) && file === undefined) world.ledger.excused.add(uid);
}
