/** Looks at everyone after a step: at the server's diaries, and at each device whose disk has changed. */
import type { Contents, Device } from './device.ts';
import { checkDevice } from './deviceChecks.ts';
import { traceLine } from './traceLine.ts';
import type { World } from './world.ts';

export async function checkStep(world: World): Promise<void> {
  const { server, devices, contents, diaries, clock } = world;
  const entries = await server.read.selectFrom('timeEntry').select(['id', 'day']).execute();
  const entryDays = new Map(entries.map(({ id, day }) => [id, day]));
  const today = new Date(clock.now).toISOString().slice(0, 10);
  await diaries.look(server, devices);
  for (const device of devices) {
    if (!device.disk.changed) continue;
    device.disk.changed = false;
    const before = contents.get(device);
    const after = await device.contents();
    contents.set(device, after);
    world.trace.push(traceLine(device, after));
    remember(world, device, before, after);
    checkDevice({ device, before, after, entryDays, today });
  }
}

function remember(
  { ledger, tallies, clock }: World,
  device: Device,
  before: Contents | undefined,
  after: Contents,
): void {
  for (const { uid, name, args } of after.outbox)
    ledger.save({ uid, device, name, args, schema: device.schema, at: clock.now });
  if (after.issues.some(({ name }) => name === 'task.edit')) device.disordered = true;
  const [was, is] = [before?.meta, after.meta];
  if (!was || !is || was.replicaId !== is.replicaId) return;
  if (was.client !== is.client) tallies.add('client renewed');
  if (was.epoch !== '' && was.epoch !== is.epoch) {
    const again = new Set(before?.sent.map(({ uid }) => uid));
    tallies.add('offered again', after.outbox.filter(({ uid }) => again.has(uid)).length);
  }
}
