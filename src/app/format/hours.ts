import { language, t } from '../words/t.ts';

let decimals: Intl.NumberFormat | undefined;

/** Minutes as people say them: "4 h", "7.5 h", "2 h 10", "45 min", "0 h". Quarters of an hour read best as decimals. */
export function hours(minutes: number): string {
  const whole = Math.round(minutes);
  const size = Math.abs(whole);
  if (size > 0 && size < 60) return t('shell.minutes', { minutes: whole });
  if (size % 15 === 0 || size >= 6000) return t('shell.hours', { hours: decimalHours(whole) });
  return t('shell.hoursMinutes', {
    hours: Math.trunc(whole / 60),
    minutes: String(size % 60).padStart(2, '0'),
  });
}

/** The number alone: "7.5". Above 100 hours, quarters say nothing any more. */
export function decimalHours(minutes: number): string {
  decimals ??= new Intl.NumberFormat(language(), { maximumFractionDigits: 2 });
  return decimals.format(Math.abs(minutes) >= 6000 ? Math.round(minutes / 60) : minutes / 60);
}
