import { describe, expect, it } from 'vitest';
import { countFilters, matchesFilter } from '../../../src/app/features/load/loadFilter.ts';
import { furthestFirst } from '../../../src/core/furthestFirst.ts';
import { period, personView } from './personView.ts';

const names = (people: ReturnType<typeof personView>[]): string[] =>
  [...people].sort(furthestFirst).map((person) => person.name);

describe('the order of people', () => {
  it('puts what cannot be done before a week that only looks busier', () => {
    const busy = personView({
      name: 'Busy',
      peakIntensity: 1,
      weeks: [period({ demandMinutes: 1800, level: 'line' })],
    });
    const over = personView({ name: 'Over', peakIntensity: 1.1, unfittableMinutes: 60, weeks: [period()] });
    expect(names([busy, over])).toEqual(['Over', 'Busy']);
  });

  it('puts work without any hours to do it in above every number', () => {
    const finite = personView({ name: 'Finite', peakIntensity: 40 });
    const infinite = personView({ name: 'Infinite', peakIntensity: 'infinite' });
    expect(names([finite, infinite])).toEqual(['Infinite', 'Finite']);
    expect(names([infinite, finite])).toEqual(['Infinite', 'Finite']);
  });

  it('keeps equals in one order, however they arrive', () => {
    const people = ['Cem', 'Ana', 'Bo'].map((name) => personView({ name, peakIntensity: 'infinite' }));
    expect(names(people)).toEqual(['Ana', 'Bo', 'Cem']);
    expect(names([...people].reverse())).toEqual(['Ana', 'Bo', 'Cem']);
  });
});

describe('the summary strip', () => {
  const over = personView({ name: 'Over', unfittableMinutes: 10, headroomMinutes: 900 });
  const away = personView({ name: 'Away', presence: { state: 'away', until: null } });
  const onLeave = personView({
    name: 'Leave',
    weeks: [period({ capacityMinutes: 0, demandMinutes: 0, away: true })],
  });
  const silent = personView({ name: 'Silent', reported: false, reportedAt: null });
  const full = personView({ name: 'Full', headroomMinutes: 30 });
  const late = personView({ name: 'Late', overdueMinutes: 60 });
  const flagged = personView({
    name: 'Flagged',
    flag: { id: 'f1', severity: 'tight', kind: 'week', raisedAt: 1, state: 'open' },
  });

  it('does not offer as room who is over, late, away or nearly full', () => {
    const room = [over, away, onLeave, silent, full, late, flagged].filter((person) =>
      matchesFilter(person, 'room'),
    );
    expect(room.map((person) => person.name)).toEqual(['Silent', 'Flagged']);
  });

  it('counts what each filter would leave', () => {
    const people = [over, away, onLeave, silent, full, late, flagged];
    expect(countFilters(people)).toEqual({ over: 1, room: 2, silent: 1, flagged: 1 });
    for (const filter of ['over', 'room', 'silent', 'flagged'] as const)
      expect(people.filter((person) => matchesFilter(person, filter))).toHaveLength(
        countFilters(people)[filter],
      );
  });

  it('leaves everyone without a filter', () => {
    expect(matchesFilter(over, null)).toBe(true);
  });
});
