/** Someone who is signed in sends what another person is said to have written. */
import type { Device } from './device.ts';
import { onWire } from './schemas.ts';
import { WS } from './simulatedServer.ts';
import type { World } from './world.ts';
import { diaryOf } from './writes.ts';

export async function forge(world: World, device: Device, spentMinutes: number): Promise<void> {
  const mutation = {
    n: 1,
    uid: `forged-${world.next('write')}`,
    s: onWire(1),
    name: 'task.progress',
    args: { taskId: diaryOf(device.name), spentMinutes },
    base: 0,
    at: device.clock,
    day: '2026-03-02',
    author: device.person === 'mia' ? 'lena' : 'mia',
  };
  const request = {
    proto: 1,
    schema: onWire(1),
    client: mutation.uid,
    sentAt: device.clock,
    push: [mutation],
    have: { epoch: '', v: 0, scopes: [] },
    want: [],
    ackN: 0,
  };
  world.tallies.add('forged');
  await world.server.handle(device.token, `/v1/w/${WS}/sync`, JSON.stringify(request));
}
