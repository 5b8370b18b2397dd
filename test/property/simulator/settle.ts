/** Lets everyone go on until all of them wait for the network, for a timer, or for nothing. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** What a page does at most before it rests, in turns of the loop; more is a page that never rests. */
const MOST_TURNS = 20_000;
/** Messages of one conversation; more is one that never ends. */
const MOST_CARRIED = 3_000;

/** A server that died meanwhile is started again. Throws what was found wrong on the way. */
export async function settle(world: World): Promise<void> {
  let turns = 0;
  do {
    await world.server.inFlight.none();
    await nextTurn();
    turns += 1;
    if (turns > MOST_TURNS) throw new Violation(13, 'something never comes to rest');
  } while (world.server.inFlight.any || world.phones.busy || world.devices.some(({ busy }) => busy));
  if (world.server.dead) {
    world.tallies.add('server restarted');
    await world.server.restart();
  }
  if (world.wrong !== undefined) throw world.wrong;
}

/** Carries everything, well, until nothing is on its way. */
export async function calm(world: World): Promise<void> {
  for (let carried = 0; world.network.busy; carried += 1) {
    if (carried > MOST_CARRIED) throw new Violation(13, 'the talk never ends');
    await world.network.carry(0, 'well');
    await settle(world);
  }
}
