import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBackups } from '../../../src/server/backup/keptBackups.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(`${text}Z`);
const kept = (times: number[], hours: number, days: number): string[] =>
  [...keptBackups(times, { hours, days })].sort().map((time) => new Date(time).toISOString().slice(0, 16));

describe('which backups are kept', () => {
  it('one an hour for a day and one a day for two weeks, of a server that never slept', () => {
    const times = Array.from({ length: 60 * 24 }, (_, hour) => at('2026-01-01T00:20') + hour * HOUR);
    const names = kept(times, 24, 14);
    // Today is among the hours.
    expect(names).toHaveLength(24 + 13);
    expect(names.slice(0, 2)).toEqual(['2026-02-16T23:20', '2026-02-17T23:20']);
    expect(names.slice(-25, -23)).toEqual(['2026-02-28T23:20', '2026-03-01T00:20']);
    expect(names.at(-1)).toBe('2026-03-01T23:20');
  });

  it('of several in one hour, and of several in one day, the newest', () => {
    const times = [
      '2026-03-01T08:00',
      '2026-03-01T09:10',
      '2026-03-01T09:50',
      '2026-03-02T00:00',
      '2026-03-02T00:59',
    ].map(at);
    expect(kept(times, 2, 0)).toEqual(['2026-03-01T09:50', '2026-03-02T00:59']);
    expect(kept(times, 0, 2)).toEqual(['2026-03-01T09:50', '2026-03-02T00:59']);
    expect(kept(times, 3, 0)).toEqual(['2026-03-01T08:00', '2026-03-01T09:50', '2026-03-02T00:59']);
  });

  it('all that there are, however old, while nobody writes', () => {
    const times = ['2024-02-29T10:00', '2025-01-01T10:00', '2026-03-02T10:00'].map(at);
    expect(kept(times, 0, 14)).toHaveLength(3);
  });

  it('the last one, even where none are asked for', () => {
    expect(kept([at('2026-03-02T10:00'), at('2026-03-02T11:00')], 0, 0)).toEqual(['2026-03-02T11:00']);
    expect(kept([], 24, 14)).toEqual([]);
  });

  it('never more than asked for, the newest always, and keeping again drops nothing', () => {
    const when = fc
      .integer({ min: 0, max: 2_000_000 })
      .map((minutes) => at('2026-01-01T00:00') + minutes * 60_000);
    fc.assert(
      fc.property(
        fc.array(when, { minLength: 1, maxLength: 200 }),
        fc.nat(40),
        fc.nat(40),
        (times, hours, days) => {
          const first = keptBackups(times, { hours, days });
          expect(first.size).toBeLessThanOrEqual(Math.max(1, hours + days));
          expect(first.has(Math.max(...times))).toBe(true);
          expect(keptBackups([...first], { hours, days })).toEqual(first);
        },
      ),
    );
  });
});
