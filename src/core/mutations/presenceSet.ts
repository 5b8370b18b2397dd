import * as z from 'zod/mini';
import type { Availability } from '../availability.ts';
import { cutOut, entryWrites, goneReasons } from '../availabilityRange.ts';
import { addDays } from '../civilDay.ts';
import { between, civilDay, dayMinutes, instant } from '../fields.ts';
import { create, defineMutation, newId, patch, type Write } from '../mutation.ts';
import { reject } from '../rejection.ts';
import { reported } from '../reported.ts';

type Parts = [number, number][];

/**
 * Working weeks say how long, not when, and every absent minute counts: counted from midnight, *away until Wednesday noon*
 * would take the whole of an eight-hour Wednesday. Eight in the morning leaves its afternoon.
 */
const DAY_BEGINS = 8 * 60;

/** What is already said about the part of a day before `minute`: it happened, and stays. */
function partsBefore(entries: readonly Availability[], day: string, minute: number): Parts {
  return entries
    .filter(
      (entry) =>
        entry.kind === 'away' &&
        entry.parts &&
        entry.from <= day &&
        day <= entry.to &&
        entry.everyWeeks === null,
    )
    .flatMap((entry) => entry.parts ?? [])
    .filter(([start]) => start < minute)
    .map(([start, end]) => [start, Math.min(end, minute)]);
}

/**
 * A quick state: one tap, with an end. *Away* and *Reduced* write availability from now until then, *Available*
 * ends what was said about today, *Busy* tells others and changes no capacity.
 */
export const presenceSet = defineMutation({
  name: 'presence.set',
  args: z.strictObject({
    state: z.enum(['available', 'reduced', 'busy', 'away']),
    /** The author's wall clock when they tapped, minutes after midnight. */
    minute: dayMinutes,
    /** The end on the wall clock: `minute` 1440 is the end of that day. Null for *Available*. */
    until: z.nullable(z.strictObject({ day: civilDay, minute: dayMinutes, instant })),
    /** *Reduced*: share of the usual day that is available. */
    percent: between(0, 100),
  }),
  plan: (rows, { state, minute, until, percent }, context) => {
    const { actor, day } = context;
    const personId = actor.personId;
    if (state === 'away' || state === 'reduced') {
      if (!until) return reject('range', 'until when?', { field: 'until' });
      if (until.day < day || (until.day === day && until.minute <= minute))
        return reject('range', 'ends before it starts', { field: 'until' });
      if (until.day > addDays(day, 366)) return reject('range', 'more than a year', { field: 'until.day' });
    }

    const last = rows.get('presence', personId);
    if (last && last.saidAt > context.at && rows.ver('presence', personId) > context.base) {
      return reject('superseded', 'said otherwise since', { ids: [personId] });
    }

    let position = 0;
    const nextId = (): string => newId(context, position++);
    const before = rows.list('availability', 'personId', personId);
    let entries: Availability[] = before;
    const say = (
      from: string,
      to: string,
      more: Partial<Availability> & Pick<Availability, 'kind'>,
    ): void => {
      entries = cutOut(entries, { from, to }, nextId);
      entries.push({
        id: nextId(),
        personId,
        from,
        to,
        parts: null,
        minutes: null,
        percent: null,
        everyWeeks: null,
        weekdays: null,
        anchor: null,
        saidAt: context.at,
        ...more,
      });
    };

    if (state === 'away' && until) {
      const earlier = partsBefore(before, day, minute);
      const lastWhole = until.minute === 1440 ? until.day : addDays(until.day, -1);
      if (until.day === day) say(day, day, { kind: 'away', parts: [...earlier, [minute, until.minute]] });
      else {
        say(day, day, { kind: 'away', parts: [...earlier, [minute, 1440]] });
        if (addDays(day, 1) <= lastWhole) say(addDays(day, 1), lastWhole, { kind: 'away' });
        if (until.minute > DAY_BEGINS && until.minute < 1440)
          say(until.day, until.day, { kind: 'away', parts: [[DAY_BEGINS, until.minute]] });
      }
    }
    if (state === 'reduced' && until) say(day, until.day, { kind: 'reduced', percent });
    if (state === 'available') {
      const less = before.filter(({ kind }) => kind === 'away' || kind === 'reduced');
      const ends = less.filter((entry) => entry.from <= day && day <= entry.to);
      // What was said of the days to come in the same breath ends too, also when *busy* was said in between.
      const breaths = ends.filter(({ everyWeeks }) => everyWeeks === null).map(({ saidAt }) => saidAt);
      const current = less.filter(
        (entry) =>
          ends.includes(entry) ||
          (entry.from > day &&
            entry.everyWeeks === null &&
            [...breaths, last?.saidAt].includes(entry.saidAt)),
      );
      if (current.length > 0) {
        const earlier = partsBefore(before, day, minute);
        // A leave that began before today ends with it; what repeats is set aside for today alone.
        for (const entry of current) {
          if (entry.everyWeeks === null)
            entries = entries.flatMap((other) =>
              other.id === entry.id ? cutOut([other], { from: day, to: other.to }, nextId) : [other],
            );
        }
        say(day, day, earlier.length > 0 ? { kind: 'away', parts: earlier } : { kind: 'usual' });
      }
    }

    const now = { state, until: until?.instant ?? null, saidAt: context.at };
    const presence: Write = last
      ? patch('presence', personId, now)
      : create('presence', { id: personId, personId, ...now });
    return {
      writes: [
        ...entryWrites(before, entries),
        ...goneReasons(rows, before, entries),
        presence,
        ...reported(rows, context, 'availability'),
      ],
    };
  },
});
