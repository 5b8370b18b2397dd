import { civilDayIn, isCivilDay } from '../../core/civilDay.ts';
import { type Given, Refusal, type Terminal } from './command.ts';

/** The day that an option names; today where it is not given. */
export function givenDay(
  given: Given,
  option: string,
  { clock, zone }: Pick<Terminal, 'clock' | 'zone'>,
): string {
  const text = given.text(option);
  if (text === undefined) return civilDayIn(zone, clock());
  if (!isCivilDay(text)) throw new Refusal(`--${option} takes a date such as 2026-03-02, not “${text}”.`);
  return text;
}
