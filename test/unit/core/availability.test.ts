import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uncovered } from '../../../src/core/availabilityRange.ts';
import { addDays } from '../../../src/core/civilDay.ts';
import { availabilitySet } from '../../../src/core/mutations/availabilitySet.ts';
import { presenceSet } from '../../../src/core/mutations/presenceSet.ts';
import { type MemoryRows, refusal, smallWorkspace } from './memoryRows.ts';

const say = (from: string, to: string, kind: 'away' | 'usual', reason = '') => ({
  from,
  to,
  statement: kind === 'away' ? ({ kind, parts: null } as const) : ({ kind } as const),
  repeat: null,
  reason,
});
const ranges = (rows: MemoryRows) =>
  rows
    .list('availability', 'personId', 'amira')
    .map(({ kind, from, to }) => `${kind} ${from.slice(5)}…${to.slice(5)}`)
    .sort();

describe('saying something about days that something was said about', () => {
  it('cuts a longer leave in two instead of leaving two entries for one day', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', say('2026-03-02', '2026-03-13', 'away'));
    rows.run(availabilitySet, 'amira', say('2026-03-05', '2026-03-06', 'usual'));
    expect(ranges(rows)).toEqual(['away 03-02…03-04', 'away 03-07…03-13', 'usual 03-05…03-06']);
  });

  it('takes the reason of an entry away with the entry, and never leaves one behind', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', say('2026-03-05', '2026-03-05', 'away', 'dentist'));
    expect(rows.list('reason', 'personId', 'amira')).toHaveLength(1);
    rows.run(availabilitySet, 'amira', say('2026-03-04', '2026-03-06', 'usual'));
    expect(rows.list('reason', 'personId', 'amira')).toEqual([]);
  });

  it('does not let an older statement that arrives later undo a newer one its author had not seen', () => {
    const rows = smallWorkspace();
    const base = rows.head;
    rows.run(availabilitySet, 'amira', say('2026-03-04', '2026-03-05', 'usual'), { at: 2_000, base });
    const late = rows.run(availabilitySet, 'amira', say('2026-03-04', '2026-03-05', 'away'), {
      at: 1_000,
      base,
    });
    expect(refusal(late)).toBe('superseded');
    const wider = rows.run(availabilitySet, 'amira', say('2026-03-03', '2026-03-06', 'away'), {
      at: 1_000,
      base,
    });
    expect(refusal(wider)).toBeNull();
    expect(ranges(rows)).toEqual(['away 03-03…03-03', 'away 03-06…03-06', 'usual 03-04…03-05']);
  });

  it('lets someone change their mind although their clock was set back', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', say('2026-03-04', '2026-03-04', 'away'), { at: 2_000 });
    const seen = rows.run(availabilitySet, 'amira', say('2026-03-04', '2026-03-04', 'usual'), { at: 1_000 });
    expect(refusal(seen)).toBeNull();
    expect(ranges(rows)).toEqual(['usual 03-04…03-04']);
  });

  it('keeps next summer’s leave when someone says that Wednesdays are short until next year', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', say('2026-07-06', '2026-07-17', 'away'));
    const wednesdays = { everyWeeks: 1, weekdays: [2] };
    const short = { kind: 'reduced', minutes: 180, percent: null } as const;
    rows.run(availabilitySet, 'amira', {
      ...say('2026-03-04', '2027-03-03', 'usual'),
      statement: short,
      repeat: wednesdays,
    });
    expect(ranges(rows)).toEqual(['away 07-06…07-17', 'reduced 03-04…03-03']);
  });

  it('replaces what repeats on the same weekday and leaves the other weekdays of that entry', () => {
    const rows = smallWorkspace();
    const every = (weekdays: number[], kind: 'away' | 'usual') => ({
      ...say('2026-03-02', '2026-03-29', kind),
      repeat: { everyWeeks: 1, weekdays },
    });
    rows.run(availabilitySet, 'amira', every([1, 2], 'away'));
    rows.run(availabilitySet, 'amira', every([2], 'usual'));
    const left = rows.list('availability', 'personId', 'amira').map(({ kind, weekdays }) => [kind, weekdays]);
    expect(left.sort()).toEqual([
      ['away', [1]],
      ['usual', [2]],
    ]);
  });

  it('refuses a range that ends before it starts, or that lasts for years, naming the field', () => {
    const rows = smallWorkspace();
    const backwards = rows.run(availabilitySet, 'amira', say('2026-03-06', '2026-03-05', 'away'));
    expect(backwards).toMatchObject({ reject: { code: 'range', field: 'to' } });
    expect(refusal(rows.run(availabilitySet, 'amira', say('2026-03-06', '2036-03-05', 'away')))).toBe(
      'range',
    );
    expect(ranges(rows)).toEqual([]);
  });

  it('never leaves two entries for one day, whatever is said in whatever order', () => {
    const day = fc.integer({ min: 0, max: 20 }).map((offset) => addDays('2026-03-02', offset));
    let cut = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, day, fc.boolean(), fc.integer({ min: 1, max: 9 })), { maxLength: 12 }),
        (said) => {
          const rows = smallWorkspace();
          for (const [a, b, away, at] of said) {
            rows.run(availabilitySet, 'amira', say(a < b ? a : b, a < b ? b : a, away ? 'away' : 'usual'), {
              at,
              base: 0,
            });
          }
          const entries = rows.list('availability', 'personId', 'amira');
          cut += entries.length;
          for (const entry of entries) {
            for (const other of entries) {
              if (entry !== other) expect(entry.to < other.from || other.to < entry.from).toBe(true);
            }
          }
        },
      ),
    );
    expect(cut).toBeGreaterThan(100);
  });

  it('leaves of a range exactly the days that no block covers', () => {
    expect(
      uncovered({ from: '2026-03-01', to: '2026-03-10' }, [
        { from: '2026-03-03', to: '2026-03-04' },
        { from: '2026-03-09', to: '2026-03-20' },
      ]),
    ).toEqual([
      { from: '2026-03-01', to: '2026-03-02' },
      { from: '2026-03-05', to: '2026-03-08' },
    ]);
  });
});

describe('quick states', () => {
  const until = (day: string, minute: number) => ({ day, minute, instant: 1_772_500_000_000 });

  it('away until this afternoon takes those hours and keeps what was said about the morning', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', {
      ...say('2026-03-02', '2026-03-02', 'away'),
      statement: { kind: 'away', parts: [[480, 540]] },
    });
    rows.run(presenceSet, 'amira', {
      state: 'away',
      minute: 780,
      until: until('2026-03-02', 960),
      percent: 0,
    });
    expect(rows.list('availability', 'personId', 'amira').map((entry) => entry.parts)).toEqual([
      [
        [480, 540],
        [780, 960],
      ],
    ]);
  });

  it('away until Wednesday noon covers the rest of today, whole days, and a last morning, and leaves its afternoon', () => {
    const rows = smallWorkspace();
    rows.run(presenceSet, 'amira', {
      state: 'away',
      minute: 600,
      until: until('2026-03-04', 720),
      percent: 0,
    });
    expect(
      rows
        .list('availability', 'personId', 'amira')
        .map(({ from, to, parts }) => [from, to, parts])
        .sort(),
    ).toEqual([
      ['2026-03-02', '2026-03-02', [[600, 1440]]],
      ['2026-03-03', '2026-03-03', null],
      ['2026-03-04', '2026-03-04', [[480, 720]]],
    ]);
  });

  it('available again ends all that away said of the days to come, and nothing that was said apart', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', say('2026-03-04', '2026-03-04', 'away'), { at: 1_000 });
    rows.run(
      presenceSet,
      'amira',
      { state: 'away', minute: 1061, until: until('2026-03-03', 1440), percent: 0 },
      { at: 2_000 },
    );
    const available = { state: 'available' as const, minute: 1061, until: null, percent: 0 };
    rows.run(presenceSet, 'amira', available, { at: 3_000 });
    expect(ranges(rows).filter((range) => range.startsWith('away'))).toEqual(['away 03-04…03-04']);
  });

  it('available again ends what away said of tomorrow also when busy was said in between', () => {
    const rows = smallWorkspace();
    const more = { minute: 600, percent: 0 };
    rows.run(
      presenceSet,
      'amira',
      { ...more, state: 'away', until: until('2026-03-03', 1440) },
      { at: 2_000 },
    );
    rows.run(
      presenceSet,
      'amira',
      { ...more, state: 'busy', until: until('2026-03-02', 960) },
      { at: 3_000 },
    );
    expect(ranges(rows).filter((range) => range.startsWith('away'))).toHaveLength(2);
    rows.run(presenceSet, 'amira', { ...more, state: 'available', until: null }, { at: 4_000 });
    expect(ranges(rows)).toEqual(['usual 03-02…03-02']);
  });

  it('a quick state takes the reason of what it replaces away', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', say('2026-03-03', '2026-03-03', 'away', 'dentist'), { at: 1_000 });
    rows.run(
      presenceSet,
      'amira',
      { state: 'reduced', minute: 600, until: until('2026-03-04', 1440), percent: 50 },
      { at: 2_000 },
    );
    expect(rows.list('reason', 'personId', 'amira')).toEqual([]);
  });

  it('available again ends a leave that covers today and leaves next month’s alone', () => {
    const rows = smallWorkspace();
    rows.run(availabilitySet, 'amira', say('2026-02-27', '2026-03-06', 'away'));
    rows.run(availabilitySet, 'amira', say('2026-04-01', '2026-04-10', 'away'));
    rows.run(presenceSet, 'amira', { state: 'available', minute: 600, until: null, percent: 0 });
    expect(ranges(rows)).toEqual(['away 02-27…03-01', 'away 04-01…04-10', 'usual 03-02…03-02']);
  });

  it('busy changes no capacity', () => {
    const rows = smallWorkspace();
    rows.run(presenceSet, 'amira', {
      state: 'busy',
      minute: 600,
      until: until('2026-03-02', 720),
      percent: 0,
    });
    expect(ranges(rows)).toEqual([]);
    expect(rows.get('presence', 'amira')?.state).toBe('busy');
  });

  it('refuses an end that is already past', () => {
    const rows = smallWorkspace();
    expect(
      refusal(
        rows.run(presenceSet, 'amira', {
          state: 'away',
          minute: 600,
          until: until('2026-03-02', 540),
          percent: 0,
        }),
      ),
    ).toBe('range');
    expect(
      refusal(rows.run(presenceSet, 'amira', { state: 'away', minute: 600, until: null, percent: 0 })),
    ).toBe('range');
  });
});
