import { describe, expect, it } from 'vitest';
import { lastWorkdayOf, untilChoices } from '../../../src/app/features/today/untilChoices.ts';
import { instantIn } from '../../../src/app/me/instantIn.ts';
import { weekOn } from '../../../src/app/me/weekOn.ts';
import { wallTimeIn } from '../../../src/core/civilDay.ts';

const MONDAY = '2026-03-02';
const keys = (state: 'reduced' | 'busy' | 'away', minute: number, last = '2026-03-06') =>
  untilChoices(state, { day: MONDAY, minute }, last).choices.map(({ key }) => key);

describe('the ends offered for a quick state', () => {
  it('chooses the likeliest beforehand: two hours for busy, the day for the others', () => {
    const now = { day: MONDAY, minute: 600 };
    expect(untilChoices('busy', now, MONDAY).likeliest).toBe('hours2');
    expect(untilChoices('away', now, MONDAY).likeliest).toBe('restOfDay');
    expect(untilChoices('reduced', now, MONDAY).likeliest).toBe('restOfDay');
  });

  it('offers nothing that lies beyond midnight, and then falls back to the end of the day', () => {
    expect(keys('busy', 23 * 60)).toEqual(['restOfDay', 'tomorrow', 'endOfWeek']);
    expect(untilChoices('busy', { day: MONDAY, minute: 23 * 60 }, MONDAY).likeliest).toBe('restOfDay');
  });

  it('does not offer the end of the week beside a tomorrow that is it', () => {
    expect(keys('away', 600, '2026-03-03')).not.toContain('endOfWeek');
    expect(keys('away', 600, '2026-03-05')).toContain('endOfWeek');
  });

  it('rounds up to the quarter, so that no end lies in the past', () => {
    const [hour] = untilChoices('away', { day: MONDAY, minute: 601 }, MONDAY).choices;
    expect(hour).toEqual({ key: 'hour1', day: MONDAY, minute: 675 });
  });

  it('knows the last working day of someone who is off on Fridays, and of someone with no days at all', () => {
    expect(lastWorkdayOf([450, 450, 450, 450, 0, 0, 0], '2026-03-04')).toBe('2026-03-05');
    expect(lastWorkdayOf([0, 0, 0, 0, 0, 0, 0], '2026-03-04')).toBe('2026-03-06');
  });
});

describe('an end on the wall clock', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28', 1440],
    ['Europe/Berlin', '2026-07-01', 600],
    ['America/Los_Angeles', '2026-11-01', 1000],
    ['Asia/Kathmandu', '2026-03-02', 0],
    ['Pacific/Kiritimati', '2026-12-31', 1439],
  ])('is the instant at which the clocks of %s show it (%s, minute %i)', (zone, day, minute) => {
    const shown = wallTimeIn(zone, instantIn(zone, day, minute));
    const next = minute === 1440 ? { day: '2026-03-29', minute: 0 } : { day, minute };
    expect(shown).toEqual(next);
  });

  it('that spring skips is an hour later, not an hour earlier', () => {
    const shown = wallTimeIn('Europe/Berlin', instantIn('Europe/Berlin', '2026-03-29', 150));
    expect(shown.minute).toBeGreaterThanOrEqual(150);
  });
});

describe('the working week of a day', () => {
  const week = (from: string, minutes: number) => ({
    id: from,
    personId: 'mia',
    from,
    minutes: [minutes, 0, 0, 0, 0, 0, 0],
  });
  it('is the one that began last, in whatever order they came', () => {
    const weeks = [week('2026-04-01', 300), week('2026-01-01', 100), week('2026-03-01', 200)];
    expect(weekOn(weeks, MONDAY, []).minutes[0]).toBe(200);
    expect(weekOn(weeks, '2026-04-01', []).minutes[0]).toBe(300);
  });
  it('is the workspace’s before the first, and says so', () => {
    expect(weekOn([week('2026-04-01', 300)], MONDAY, [480]).from).toBeNull();
  });
});
