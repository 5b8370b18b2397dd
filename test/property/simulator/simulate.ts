/** Plays one schedule from beginning to rest. */
import { type Engines, enginesOfRun } from './engines.ts';
import type { Schedule } from './operations.ts';
import { rest } from './rest.ts';
import { checkAtRest } from './restChecks.ts';
import type { Tallies } from './tallies.ts';
import { World } from './world.ts';

export interface Played {
  tallies: Tallies;
  /** What every device came to hold, step by step: equal for equal seeds. */
  trace: readonly string[];
  /** The first thing that did not hold. */
  failure: Error | undefined;
}

export async function simulate(schedule: Schedule, engines: Engines = enginesOfRun): Promise<Played> {
  const world = await World.begin(schedule, engines);
  let failure: Error | undefined;
  try {
    for (const operation of schedule.operations) await world.play(operation);
    await rest(world);
    await checkAtRest(world);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  await world.end().catch((error: unknown) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
  });
  return { tallies: world.tallies, trace: world.trace, failure };
}
