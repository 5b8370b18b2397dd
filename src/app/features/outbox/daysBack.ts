/** Undo of a statement about days: what was said about them before is said again, and nothing about any other day. */

import type { Availability } from '../../../core/availability.ts';
import { uncovered } from '../../../core/availabilityRange.ts';
import { addDays, type CivilDay, dayNumber, weekday } from '../../../core/civilDay.ts';
import { occurrences } from '../../../core/load/occurrences.ts';
import type { MutationArgs } from '../../../core/mutations.ts';
import type { Reason } from '../../../core/reason.ts';
import type { SentItem } from '../../../local/index.ts';
import { statementOf } from '../availability/statementOf.ts';
import type { Scene, Step } from './scene.ts';

type Args = MutationArgs<'availability.set'>;
type Range = { from: CivilDay; to: CivilDay };

/** Longer undos are a plan of their own, to be made on the calendar. */
const MOST_DAYS = 400;
const MOST_STEPS = 12;
/** The server reckons when a mutation was written from its age; what the way took is the difference. */
const SAME_MS = 60_000;

/**
 * Null where it cannot be said again as it was; empty where other words count by now.
 * @param also days that another step of the undo disturbs
 */
export function daysBack(
  item: Pick<SentItem, 'uid' | 'at' | 'was'>,
  scene: Scene,
  also: readonly Range[] = [],
): Step[] | null {
  const mine = scene.all('availability').filter((entry) => entry.personId === scene.personId);
  // What later statements have cut off it carries their uid, and still when it was said.
  const saidAt = mine.find((entry) => isOf(entry, item))?.saidAt;
  const said = mine.filter((entry) => entry.saidAt === saidAt);
  const others = mine.filter((entry) => !said.includes(entry));
  const before = Object.entries(item.was ?? {})
    .filter(([name]) => name.startsWith('availability:'))
    .map(([, row]) => row as Availability);
  const reason = ({ id }: Availability): string =>
    ((item.was?.[`reason:${id}`] as Reason | undefined) ?? scene.find('reason', id))?.text ?? '';

  const repeating = said.filter((entry) => entry.everyWeeks !== null);
  if (repeating.length > 0) return repeatsBack(repeating, before, reason);

  // Also days that it emptied without saying anything about them.
  const gone = before
    .filter((entry) => entry.everyWeeks === null && entry.to >= scene.today)
    .flatMap((entry) =>
      uncovered({ from: entry.from < scene.today ? scene.today : entry.from, to: entry.to }, [
        ...mine.filter(({ everyWeeks }) => everyWeeks === null),
      ]),
    );
  const days = new Set([...said, ...gone, ...also].flatMap(daysOf));
  if (days.size > MOST_DAYS) return null;
  const entries = [...before, ...others.filter(({ id }) => !before.some((entry) => entry.id === id))];
  const dated: Args[] = [];
  const repeated: Args[] = [];
  for (const day of [...days].sort()) {
    const [first, second] = entriesOn(entries, day);
    const next = { ...saying(first, day), reason: first ? reason(first) : '' };
    const last = dated.at(-1);
    if (last && addDays(last.to, 1) === day && sameWords(last, next)) last.to = day;
    else dated.push(next);
    // What repeats besides is said as such, or it would replace the dated one.
    if (second)
      repeated.push({
        ...saying(second, day),
        repeat: { everyWeeks: 1, weekdays: [weekday(dayNumber(day))] },
        reason: reason(second),
      });
  }
  const steps = [...dated, ...repeated];
  return steps.length > MOST_STEPS ? null : steps.map((args) => ['availability.set', args] as const);
}

const saying = (entry: Availability | undefined, day: CivilDay): Args => ({
  from: day,
  to: day,
  statement: statementOf(entry),
  repeat: null,
  reason: '',
});

/** Rows that a mutation makes carry its uid; the ends of what it cut do too, but were said earlier. */
const isOf = (entry: Availability, { uid, at }: Pick<SentItem, 'uid' | 'at'>): boolean =>
  entry.id.startsWith(`${uid}.`) && Math.abs(entry.saidAt - at) < SAME_MS;

function repeatsBack(
  said: readonly Availability[],
  before: readonly Availability[],
  reason: (entry: Availability) => string,
): Step[] | null {
  // From the middle of it, every second week could begin in the wrong one.
  if (before.some((entry) => entry.everyWeeks !== null && entry.everyWeeks > 1)) return null;
  const set = (entry: Availability, { from, to }: Range, statement: Args['statement'], why: string): Step => [
    'availability.set',
    {
      from,
      to,
      statement,
      repeat: { everyWeeks: entry.everyWeeks ?? 1, weekdays: entry.weekdays ?? [] },
      reason: why,
    },
  ];
  return [
    ...said.map((entry) => set(entry, entry, { kind: 'usual' }, '')),
    ...before
      .filter((entry) => entry.everyWeeks !== null)
      .map((entry) => set(entry, entry, statementOf(entry), reason(entry))),
  ];
}

/** The statements about a day: the dated one first, then the one that repeats. */
function entriesOn(entries: readonly Availability[], day: CivilDay): Availability[] {
  return entries
    .filter((entry) => occurrences(entry, dayNumber(day), 1).length > 0)
    .sort((a, b) => (a.everyWeeks ?? 0) - (b.everyWeeks ?? 0));
}

function daysOf({ from, to }: Range): CivilDay[] {
  const length = Math.min(dayNumber(to) - dayNumber(from) + 1, MOST_DAYS + 1);
  return Array.from({ length }, (_, index) => addDays(from, index));
}

const sameWords = (a: Args, b: Args): boolean =>
  a.reason === b.reason && JSON.stringify(a.statement) === JSON.stringify(b.statement);
