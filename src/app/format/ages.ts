import { language, t } from '../words/t.ts';

const MINUTE = 60_000;

/** How long ago, as people say it: "now", "6 min", "2 h", "2 days". Clocks that run ahead read "now". */
export function age(at: number, now: number): string {
  const minutes = Math.floor((now - at) / MINUTE);
  if (minutes < 1) return t('shell.now');
  if (minutes < 60) return t('shell.ageMinutes', { count: minutes });
  if (minutes < 48 * 60) return t('shell.ageHours', { count: Math.floor(minutes / 60) });
  return t('shell.ageDays', { count: Math.floor(minutes / 1440) });
}

let time: Intl.DateTimeFormat | undefined;
let dayTime: Intl.DateTimeFormat | undefined;

/** "14:02" today; with its day before that. */
export function clockTime(at: number, now: number): string {
  time ??= new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' });
  if (new Date(at).toDateString() === new Date(now).toDateString()) return time.format(at);
  dayTime ??= new Intl.DateTimeFormat(language(), {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return dayTime.format(at);
}

/** "09:30" for minutes after midnight, as this language writes it. */
export function minuteOfDay(minute: number): string {
  return wall.format(minute * MINUTE);
}

const wall = new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
