/** Plays one schedule from beginning to rest. */
import type { Store } from '../../../src/local/store/store.ts';
import type { Schedule } from './operations.ts';
import { rest } from './rest.ts';
import { checkAtRest } from './restChecks.ts';
import type { Tallies } from './tallies.ts';
import { World } from './world.ts';

export interface Played {
  tallies: Tallies;
  /** What everyone came to hold: equal for equal seeds. */
  trace: string;
  /** The first thing that did not hold. */
  failure: Error | undefined;
}

export async function simulate(schedule: Schedule, makeStore?: () => Store): Promise<Played> {
  const world = await World.begin(schedule, makeStore);
  let failure: Error | undefined;
  try {
    for (const operation of schedule.operations) await world.play(operation);
    await rest(world);
    await checkAtRest(world);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  const trace = JSON.stringify([...world.contents.values()]);
  await world.end().catch((error: unknown) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
  });
  return { tallies: world.tallies, trace, failure };
}
