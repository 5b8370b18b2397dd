import { describe, expect, it } from 'vitest';
import { civilDayIn, dayNumber } from '../../../src/core/civilDay.ts';
import { windowOf } from '../../../src/core/load/window.ts';
import { MONDAY, task } from './rows.ts';

const today = dayNumber(MONDAY);
const windowFrom = (start: number | null, due: number | null, rest: Parameters<typeof task>[4] = {}) => {
  const window = windowOf(task('a', 1, start, due, rest), today);
  return window.kind === 'dated' ? [window.from - today, window.to - today] : window.kind;
};

describe('the window of a task', () => {
  it('begins today when its start is past, unknown, or it is in progress', () => {
    expect(windowFrom(-5, 4)).toEqual([0, 4]);
    expect(windowFrom(null, 4)).toEqual([0, 4]);
    expect(windowFrom(2, 4, { status: 'doing' })).toEqual([0, 4]);
    expect(windowFrom(2, 4)).toEqual([2, 4]);
  });

  it('due today is one day long and not overdue', () => {
    expect(windowFrom(-5, 0)).toEqual([0, 0]);
  });

  it('due yesterday is overdue, even when it has not started', () => {
    expect(windowFrom(-5, -1)).toBe('overdue');
    expect(windowFrom(3, -1)).toBe('overdue');
  });

  it('without a due date there is none', () => {
    expect(windowFrom(2, null)).toBe('undated');
  });

  it('that starts after it is due is its due day, and says so', () => {
    expect(windowFrom(6, 2)).toEqual([2, 2]);
    expect(windowOf(task('a', 1, 6, 2), today)).toMatchObject({ dueBeforeStart: true });
    expect(windowOf(task('a', 1, 2, 6), today)).toMatchObject({ dueBeforeStart: false });
  });

  it('ends with the assignee’s own due day, wherever they are', () => {
    const now = Date.UTC(2026, 2, 6, 10, 30);
    const overdueIn = (zone: string) =>
      windowOf(task('a', 1, null, 3), dayNumber(civilDayIn(zone, now))).kind === 'overdue';
    // Thursday 2026-03-05 is over in Kiritimati (Saturday there) and in Berlin (Friday), and in Pago Pago not yet.
    expect(overdueIn('Pacific/Kiritimati')).toBe(true);
    expect(overdueIn('Europe/Berlin')).toBe(true);
    expect(overdueIn('Pacific/Pago_Pago')).toBe(false);
  });
});
