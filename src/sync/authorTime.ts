/**
 * When a mutation was written, by the server's reckoning. Clocks on phones are wrong; what one clock says at two moments
 * differs by the time between them all the same, so that the age of a mutation is known and its date follows.
 */
import { type CivilDay, civilDayIn, dayNumber, isoDay } from '../core/civilDay.ts';

/** Nobody is believed to have been offline for longer: a clock was set in between. */
const OLDEST = 90 * 86_400_000;

export interface Written {
  /** ms, by the server's clock. */
  at: number;
  /** The author's civil day. */
  day: CivilDay;
}

/**
 * @param written `at` and `day` by the author's clock; `sentAt` by the same clock when the request left
 * @param now the server's clock (ms)
 * @param zone the author's; a day that is more than one away from what it is there at that time comes from a wrong
 *   clock, and is corrected rather than refused: the report itself is not wrong
 */
export function authorTime(
  written: { at: number; day: CivilDay; sentAt: number },
  now: number,
  zone: string,
): Written {
  const age = Math.min(Math.max(written.sentAt - written.at, 0), OLDEST);
  const at = now - age;
  // A wall calendar anywhere is at most one day off from UTC's, and asking it costs more than planning a mutation.
  if (written.day === isoDay(Math.floor(at / 86_400_000))) return { at, day: written.day };
  const reckoned = civilDayIn(zone, at);
  const off = Math.abs(dayNumber(written.day) - dayNumber(reckoned));
  return { at, day: off <= 1 ? written.day : reckoned };
}
