/** The network heals, everyone is let in again, and the world comes to rest. */
import { patch } from '../../../src/core/mutation.ts';
import { comeBack } from './comeBack.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
/** Round trips after which nobody has anything left to say. */
const ROUNDS = 3;

export async function rest(world: World): Promise<void> {
  const { server, devices, network, clock } = world;
  server.weakness.at = undefined;
  server.weakness.line = 0;
  // The patience that anyone was asked for is over by then.
  await clock.advance(2 * MINUTE, () => world.settle());
  network.hangUp();
  await world.settle();
  await server.jobs();
  await server.store(
    [...new Set(devices.map(({ person }) => person))].map((person) =>
      patch('person', person, { active: true }),
    ),
  );
  for (const device of devices) {
    device.disk.state = 'roomy';
    device.disk.losesConnection = false;
    device.schema = Math.max(1, device.schema);
    await world.play({ do: 'reload', device: devices.indexOf(device) });
    await comeBack(world, device.person);
    await world.signIn(device);
  }
  network.hangUp();
  await world.settle();
  for (let round = 0; round < ROUNDS; round += 1) {
    if (world.schedule.setting.byTimers) {
      // By then the longest timer has fired: nobody has to be told that there is a network again.
      for (let minute = 0; minute < 7; minute += 1) {
        await clock.advance(MINUTE, () => world.settle());
        await world.calm();
      }
    } else {
      for (const device of devices) {
        await world.sync(device.page(0));
        await world.calm();
      }
    }
    await world.check();
  }
}
