/**
 * Minutes from hours as people type them: `7.5`, `7,5`, `7:30`, `7 h 30`, `45 min`; '' is null. Undefined when it is
 * none of these.
 */
export function parseHours(text: string): number | null | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === '') return null;
  const decimal = /^(\d{1,6})(?:[.,](\d{1,2}))?\s*(?:h|hours?)?$/.exec(typed);
  if (decimal) return Math.round(Number(`${decimal[1]}.${decimal[2] ?? 0}`) * 60);
  const parts = /^(\d{1,6})\s*(?::|h)\s*(\d{1,2})\s*(?:m|min)?$/.exec(typed);
  if (parts && Number(parts[2]) < 60) return Number(parts[1]) * 60 + Number(parts[2]);
  const minutes = /^(\d{1,6})\s*(?:m|min|minutes?)$/.exec(typed);
  return minutes ? Number(minutes[1]) : undefined;
}

/** What a field shows for minutes: `7.5`, or '' for none. */
export function hoursText(minutes: number | null): string {
  return minutes === null ? '' : String(Math.round((minutes / 60) * 100) / 100);
}
