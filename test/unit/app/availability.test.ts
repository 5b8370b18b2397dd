import { describe, expect, it } from 'vitest';
import { copyWeek } from '../../../src/app/features/availability/copyWeek.ts';
import { draftOf, sameDraft, statementOf } from '../../../src/app/features/availability/dayDraft.ts';
import { dayPlan, type PlanInput } from '../../../src/app/features/availability/dayPlan.ts';
import { weekOf } from '../../../src/app/features/join/weekOf.ts';
import type { Availability } from '../../../src/core/availability.ts';
import { addDays } from '../../../src/core/civilDay.ts';

const MONDAY = '2026-03-02';
const entry = (from: string, more: Partial<Availability>): Availability => ({
  id: from,
  personId: 'mia',
  kind: 'away',
  from,
  to: from,
  parts: null,
  minutes: null,
  percent: null,
  everyWeeks: null,
  weekdays: null,
  anchor: null,
  saidAt: 0,
  ...more,
});
const input = (...entries: Availability[]): PlanInput => ({
  weeks: [],
  defaultWeek: [480, 480, 480, 480, 480, 0, 0],
  employedFrom: null,
  employedTo: null,
  active: true,
  entries,
  holidays: [],
});
const week = (from: string, ...entries: Availability[]) =>
  [0, 1, 2, 3, 4, 5, 6].map((offset) => dayPlan(input(...entries), addDays(from, offset)));

describe('hours per week over the days of a week', () => {
  it('add up exactly, also when they do not divide', () => {
    const minutes = weekOf(2290, [true, true, true, false, true, false, false]);
    expect(minutes.reduce((sum, each) => sum + each, 0)).toBe(2290);
    expect(Math.max(...minutes) - Math.min(...minutes.filter(Boolean))).toBeLessThanOrEqual(1);
  });
  it('are nothing when no day is chosen', () => {
    expect(weekOf(2400, Array(7).fill(false))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('what a day’s card begins with', () => {
  const draft = (more: Partial<Availability>) => draftOf(dayPlan(input(entry(MONDAY, more)), MONDAY));
  it('is what was said, however it was said', () => {
    expect(draft({ kind: 'away' }).choice).toBe('away');
    expect(draft({ kind: 'away', parts: [[780, 900]] }).part).toEqual([780, 900]);
    expect(draft({ kind: 'reduced', percent: 50 }).choice).toBe('half');
    expect(draft({ kind: 'reduced', minutes: 240 }).choice).toBe('half');
    expect(draft({ kind: 'reduced', minutes: 180 })).toMatchObject({ choice: 'custom', minutes: 180 });
    expect(draft({ kind: 'extra', minutes: 60 })).toMatchObject({ choice: 'custom', minutes: 540 });
    expect(draft({ kind: 'usual' }).choice).toBe('full');
  });
  it('said again unchanged is nothing to save', () => {
    const plan = dayPlan(input(entry(MONDAY, { kind: 'away', parts: [[780, 900]] })), MONDAY);
    expect(sameDraft(draftOf(plan), draftOf(plan))).toBe(true);
    expect(sameDraft(draftOf(plan), { ...draftOf(plan), part: [780, 901] })).toBe(false);
  });
  it('puts a dated word before one that repeats', () => {
    const every = entry('2026-02-02', {
      to: '2026-12-31',
      everyWeeks: 1,
      weekdays: [0],
      anchor: '2026-02-02',
    });
    const plan = dayPlan(input(every, entry(MONDAY, { kind: 'usual' })), MONDAY);
    expect(plan.entry?.kind).toBe('usual');
  });
});

describe('what is said about a day', () => {
  it('is extra time above the usual hours, and less time below them', () => {
    const draft = { choice: 'custom', minutes: 540, part: null } as const;
    expect(statementOf(draft, 480)).toEqual({ kind: 'extra', minutes: 60 });
    expect(statementOf({ ...draft, minutes: 0 }, 480)).toEqual({
      kind: 'reduced',
      minutes: 0,
      percent: null,
    });
  });
});

describe('copying last week', () => {
  it('says again only what differs, also that a day is as usual', () => {
    const before = week(MONDAY, entry('2026-03-03', { kind: 'reduced', minutes: 180 }));
    const next = week('2026-03-09', entry('2026-03-12', { kind: 'away' }));
    expect(copyWeek(before, next, MONDAY)).toEqual([
      { day: '2026-03-10', statement: { kind: 'reduced', minutes: 180, percent: null } },
      { day: '2026-03-12', statement: { kind: 'usual' } },
    ]);
  });
  it('leaves days alone that are over', () => {
    const before = week(MONDAY, entry('2026-03-03', { kind: 'away' }));
    expect(copyWeek(before, week('2026-03-09'), '2026-03-11')).toEqual([]);
  });
});
