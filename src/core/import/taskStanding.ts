import type { CivilDay } from '../civilDay.ts';
import { plainWords } from './columnName.ts';
import type { StartMeaning, StatusMeaning } from './importFields.ts';

/** How a file of tasks is looked at. */
export interface Viewpoint {
  asOf: CivilDay;
  starts: StartMeaning;
  /**
   * The file knows of completions after the as-of day: it is looked back on. Then a task without a start had not begun,
   * as far as anyone knows. Otherwise the file is as fresh as the day, and such a task merely waits.
   */
  lookBack: boolean;
}

/**
 * What `start` means where nobody said it. Its name may tell (`Started at`, `Planned start`); else in a file that is
 * looked back on it is history, and in a fresh one a plan: dropping the work planned for next week would hide it.
 */
export function startMeaningOf(startColumn: string, lookBack: boolean): StartMeaning {
  const words = plainWords(startColumn);
  if (/\b(started|actual)\b/.test(words)) return 'actual';
  if (/\bplanned\b/.test(words)) return 'planned';
  return lookBack ? 'actual' : 'planned';
}

export type Standing = 'open' | 'done' | 'ignored' | 'later' | 'unknown_status';

/**
 * Where a task stood on the as-of day. Completed by then: done, whatever its status says now. Begun later: not there
 * yet. Begun, and completed later: open, though its status says done by now. Never completed: as its status says.
 *
 * @param task.start undefined where no column holds it
 * @param meaning what the status word stands for; asked only where it decides
 */
export function taskStanding(
  task: { start: CivilDay | null | undefined; done: CivilDay | null },
  { asOf, starts, lookBack }: Viewpoint,
  meaning: () => StatusMeaning | null,
): Standing {
  if (task.done !== null && task.done <= asOf) return 'done';
  if (starts === 'actual') {
    if (task.start === null && lookBack) return 'later';
    if (task.start && task.start > asOf) return 'later';
  }
  if (task.done !== null) return 'open';
  const means = meaning();
  if (means === null) return 'unknown_status';
  return means === 'ignore' ? 'ignored' : means;
}
