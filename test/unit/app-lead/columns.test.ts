import { describe, expect, it } from 'vitest';
import { awayUntil } from '../../../src/app/features/load/awayUntil.ts';
import { columnLabels } from '../../../src/app/features/load/columnLabels.ts';
import { gridMove } from '../../../src/app/features/load/gridMove.ts';
import { shortName } from '../../../src/app/features/load/shortName.ts';
import { period, personView } from './personView.ts';

describe('column headings', () => {
  it('name the month where it changes, and only there', () => {
    const labels = columnLabels(['2026-11-30', '2026-12-07', '2026-12-14', '2027-01-04'], 'week', 'en-GB');
    expect(labels.map((label) => label.short)).toEqual(['30 Nov', '7 Dec', '14', '4 Jan']);
    expect(labels[0]?.long).toBe('Monday 30 November');
  });

  it('do not mistake the same month of another year for the same', () => {
    expect(columnLabels(['2026-12-07', '2027-12-06'], 'week', 'en-GB')[1]?.short).toBe('6 Dec');
  });

  it('read the day that was written, in whatever zone this runs', () => {
    expect(columnLabels(['2026-03-29'], 'day', 'en-GB')[0]).toMatchObject({ short: '29', weekday: 'Su' });
  });
});

describe('keys in the grid', () => {
  const size = { rows: 3, columns: 6, rtl: false };
  const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey });

  it('never leave it', () => {
    expect(gridMove({ row: 0, column: 0 }, key('ArrowUp'), size)).toEqual({ row: 0, column: 0 });
    expect(gridMove({ row: 2, column: 5 }, key('ArrowRight'), size)).toEqual({ row: 2, column: 5 });
    expect(gridMove({ row: 1, column: 3 }, key('PageDown'), size)).toEqual({ row: 2, column: 3 });
  });

  it('follow the columns when they run from right to left', () => {
    expect(gridMove({ row: 0, column: 1 }, key('ArrowLeft'), { ...size, rtl: true })).toEqual({
      row: 0,
      column: 2,
    });
  });

  it('reach the corners', () => {
    expect(gridMove({ row: 1, column: 3 }, key('End', true), size)).toEqual({ row: 2, column: 5 });
    expect(gridMove({ row: 1, column: 3 }, key('Home'), size)).toEqual({ row: 1, column: 0 });
  });

  it('leave other keys to others', () => {
    expect(gridMove({ row: 0, column: 0 }, key('Tab'), size)).toBeNull();
  });
});

describe('away until', () => {
  const away = { capacityMinutes: 0, demandMinutes: 0, away: true };

  it('takes the end at midnight as the day before', () => {
    const until = Date.UTC(2026, 11, 11, 23); // midnight in Berlin, between the 11th and the 12th
    expect(awayUntil(personView({ presence: { state: 'away', until } }), 'Europe/Berlin')).toBe('2026-12-11');
  });

  it('adds up weeks of leave from now on', () => {
    const weeks = [period(away), period({ ...away, start: '2026-12-07' }), period({ start: '2026-12-14' })];
    expect(awayUntil(personView({ weeks }), 'UTC')).toBe('2026-12-13');
  });

  it('is silent about leave that has not begun', () => {
    expect(awayUntil(personView({ weeks: [period(), period(away)] }), 'UTC')).toBeNull();
  });
});

describe('names in a narrow column', () => {
  it.each([
    ['Amira Khalil', 'Amira K.'],
    ['José Ángel Muñoz', 'José M.'],
    ['Ingrid ørsted', 'Ingrid Ø.'],
    ['Madonna', 'Madonna'],
    ['小林 葵', '小林 葵'],
    ['Chen Lin 林晨', 'Chen Lin 林晨'],
    ['', ''],
  ])('%s is shown as %s', (name, short) => expect(shortName(name)).toBe(short));
});
