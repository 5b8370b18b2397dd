/** All pages of a device are closed, something is done to it, and one is opened. */
import type { Device } from './device.ts';
import type { World } from './world.ts';

export async function reopen(world: World, device: Device, between: () => Promise<void>): Promise<void> {
  const { tallies } = world;
  if (device.pages.some(({ status }) => status?.trouble === 'storage_broken')) tallies.add('memory only');
  if (device.pages.some(({ status }) => status?.trouble === 'storage_full')) tallies.add('made room');
  device.closePages();
  await world.settle();
  await between();
  device.spared = device.disk.state !== 'roomy';
  device.openPage();
}
