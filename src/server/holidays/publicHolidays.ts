import type { Holiday } from '../../core/holiday.ts';

/**
 * Public holidays of a region (`DE`, `DE-BY`) in a year; none for a region that nobody has data for.
 * Data by the date-holidays project, CC BY-SA 3.0.
 */
export async function publicHolidays(region: string, year: number): Promise<Holiday[]> {
  // Loading the data of the whole world takes 0.2 s, and most starts never need it.
  const { default: Holidays } = await import('date-holidays');
  const [country = '', state = '', part = ''] = region.split('-');
  const found = new Holidays(country, state, part).getHolidays(year);
  const days = new Map<string, Holiday>();
  for (const { date, name, type, start, end } of found ?? []) {
    if (type !== 'public') continue;
    const first = date.slice(0, 10);
    // Begun days at the end are an evening or a morning; an hour is missing where clocks change.
    const length = Math.max(1, Math.floor((end.getTime() - start.getTime()) / DAY + 0.1));
    for (let offset = 0; offset < length; offset += 1) {
      const day = new Date(Date.parse(`${first}T00:00:00Z`) + offset * DAY).toISOString().slice(0, 10);
      // What begins at noon leaves the morning to work.
      const percent = date.slice(11, 13) >= '12' ? 50 : 100;
      const known = days.get(day);
      if (!known || known.percent < percent)
        days.set(day, { id: `${region}:${day}`, region, day, name, percent });
    }
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const DAY = 86_400_000;
