import { type CivilDay, dayNumber, wallTimeIn } from '../../core/civilDay.ts';

const MINUTE = 60_000;

/**
 * The instant (ms) at which the clocks of `zone` show `minute` of `day`; minute 1440 is the next midnight.
 * Where that is skipped in spring, the hour after it; where it comes twice in autumn, the first.
 */
export function instantIn(zone: string, day: CivilDay, minute: number): number {
  const wanted = dayNumber(day) * 1440 + minute;
  let guess = wanted * MINUTE;
  // A zone's offset at the guess may differ from that at the result, so one correction is not enough.
  for (let round = 0; round < 2; round++) {
    const shown = wallTimeIn(zone, guess);
    guess += (wanted - (dayNumber(shown.day) * 1440 + shown.minute)) * MINUTE;
  }
  return guess;
}

/** End of a civil day as a day and minute that come after every minute of it. */
export const endOf = (day: CivilDay): { day: CivilDay; minute: number } => ({ day, minute: 1440 });
