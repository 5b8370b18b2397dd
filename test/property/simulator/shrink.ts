/** The shortest list of operations that still fails in the same way: chunks are left out, ever smaller ones. */
import type { Operation, Schedule } from './operations.ts';
import { simulate } from './simulate.ts';
import { Violation } from './violation.ts';

/** Plays at most: a run that fails late should not be shrunk for minutes. */
const PATIENCE = 400;

export async function shrink(
  schedule: Schedule,
  failure: Error,
): Promise<{ schedule: Schedule; failure: Error }> {
  let best = { schedule, failure };
  let plays = 0;

  async function attempt(operations: Operation[]): Promise<boolean> {
    if (plays >= PATIENCE) return false;
    plays += 1;
    const shorter = { ...schedule, operations };
    const played = await simulate(shorter);
    if (!played.failure || kindOf(played.failure) !== kindOf(failure)) return false;
    best = { schedule: shorter, failure: played.failure };
    return true;
  }

  for (
    let size = Math.ceil(schedule.operations.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    let start = 0;
    while (start < best.schedule.operations.length) {
      const { operations } = best.schedule;
      if (!(await attempt(operations.toSpliced(start, size)))) start += size;
    }
  }
  return best;
}

const kindOf = (failure: Error): string =>
  failure instanceof Violation ? `property ${failure.property}` : failure.name;
