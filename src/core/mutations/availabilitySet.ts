import * as z from 'zod/mini';
import { cutOut, cutRepeats, entryWrites, goneReasons, uncovered } from '../availabilityRange.ts';
import { dayNumber } from '../civilDay.ts';
import { between, civilDay, dayMinutes, note } from '../fields.ts';
import { create, defineMutation, newId } from '../mutation.ts';
import { reject } from '../rejection.ts';
import { reported } from '../reported.ts';

/** Three years: longer than any leave, short enough that a slip of the thumb does not erase a life. */
const LONGEST_RANGE = 1100;

const part = z
  .tuple([dayMinutes, dayMinutes])
  .check(z.refine(([start, end]) => start < end, 'must end after it starts'));
const repeat = z.strictObject({
  everyWeeks: between(1, 52),
  weekdays: z.array(between(0, 6)).check(z.minLength(1), z.maxLength(7)),
});

/** What is said about each day of the range: as usual, away (all day or in parts), at most so much, or so much more. */
export const availabilityStatement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('usual') }),
  z.strictObject({
    kind: z.literal('away'),
    parts: z.nullable(z.array(part).check(z.minLength(1), z.maxLength(12))),
  }),
  z
    .strictObject({
      kind: z.literal('reduced'),
      /** Either so many minutes are left of the day, or such a share of it. */
      minutes: z.nullable(dayMinutes),
      percent: z.nullable(between(0, 100)),
    })
    .check(
      z.refine(
        ({ minutes, percent }) => (minutes === null) !== (percent === null),
        'either minutes or a share',
      ),
    ),
  z.strictObject({ kind: z.literal('extra'), minutes: dayMinutes }),
]);

/**
 * A person says what a range of their days is like; it replaces whatever they said about those days before. What
 * repeats replaces only what repeats on the same weekdays (see `cutRepeats`).
 *
 * Newest intent wins: days about which they have since said something else, which the author of this had not
 * seen, are left alone; when no day remains, the whole is `superseded`.
 */
export const availabilitySet = defineMutation({
  name: 'availability.set',
  args: z.strictObject({
    from: civilDay,
    to: civilDay,
    statement: availabilityStatement,
    repeat: z.nullable(repeat),
    /** Kept in a row of its own: seen by the person and their current leads. '' for none. */
    reason: note,
  }),
  plan: (rows, args, context) => {
    const personId = context.actor.personId;
    const length = dayNumber(args.to) - dayNumber(args.from) + 1;
    if (length < 1) return reject('range', 'the last day is before the first', { field: 'to' });
    if (length > LONGEST_RANGE) return reject('range', `longer than ${LONGEST_RANGE} days`, { field: 'to' });
    if (context.authority && !rows.get('person', personId)?.active)
      return reject('inactive', 'the person has left');

    const before = rows.list('availability', 'personId', personId);
    const newer = before.filter(
      (entry) => entry.saidAt > context.at && rows.ver('availability', entry.id) > context.base,
    );
    const ranges = uncovered({ from: args.from, to: args.to }, newer);
    if (ranges.length === 0)
      return reject('superseded', 'said otherwise since', { ids: newer.map((entry) => entry.id) });

    let position = 0;
    const nextId = (): string => newId(context, position++);
    const { statement } = args;
    const said = ranges.map((range) => ({
      ...range,
      id: nextId(),
      personId,
      kind: statement.kind,
      parts: 'parts' in statement ? statement.parts : null,
      minutes: 'minutes' in statement ? statement.minutes : null,
      percent: 'percent' in statement ? statement.percent : null,
      everyWeeks: args.repeat?.everyWeeks ?? null,
      weekdays: args.repeat?.weekdays ?? null,
      anchor: args.repeat ? args.from : null,
      saidAt: context.at,
    }));
    const weekdays = args.repeat?.weekdays;
    const rest = ranges.reduce(
      (entries, range) =>
        weekdays ? cutRepeats(entries, range, weekdays, nextId) : cutOut(entries, range, nextId),
      before,
    );

    const reasons =
      args.reason === '' ? [] : said.map(({ id }) => create('reason', { id, personId, text: args.reason }));
    return {
      writes: [
        ...entryWrites(before, [...rest, ...said]),
        ...goneReasons(rows, before, rest),
        ...reasons,
        ...reported(rows, context, 'availability'),
      ],
    };
  },
});
