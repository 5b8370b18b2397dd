import type { Database } from '../database/database.ts';

/** A push that would wait longer (ms) comes again later; its phone would give up waiting for an answer after 20 s. */
const LONGEST_WAIT = 2_000;
/** Nobody is sent away for longer (ms): their person may be looking, and the line may be gone much sooner than that. */
const LONGEST_ABSENCE = 30_000;

/** A request without mutations. Inside a string its quotes are escaped, and no mutation has such an argument. */
const PUSHES_NOTHING = /"push"\s*:\s*\[\s*\]/;

/**
 * Says to pushes that find a long line of writes when to come again: each in its turn, after those that were sent away
 * before it, at the pace at which writes come through. Told to come when the line is gone, all would come at once.
 *
 * @returns for the text of a request, seconds after which it finds room; undefined if it may be taken now
 */
export function makeHoldOff(
  database: Pick<Database, 'line'>,
  clock: () => number,
): (text: string) => number | undefined {
  /** When whoever was sent away last is to come. */
  let last = 0;
  return (text) => {
    const { wait, each } = database.line();
    if (wait <= LONGEST_WAIT || PUSHES_NOTHING.test(text)) return undefined;
    const now = clock();
    last = Math.min(Math.max(last, now + wait) + each, now + LONGEST_ABSENCE);
    return Math.ceil((last - now) / 1000);
  };
}
