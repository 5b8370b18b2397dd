/** Undo of a statement about days: what was said about them before is said again, and nothing about any other day. */
import type { Availability } from '../../../core/availability.ts';
import { uncovered } from '../../../core/availabilityRange.ts';
import { addDays, type CivilDay, dayNumber } from '../../../core/civilDay.ts';
import { occurrences } from '../../../core/load/occurrences.ts';
import type { MutationArgs } from '../../../core/mutations.ts';
import type { Row } from '../../../core/rows.ts';
import type { SentItem } from '../../../local/index.ts';
import type { Scene, Step } from './scene.ts';

type Args = MutationArgs<'availability.set'>;
type Range = { from: CivilDay; to: CivilDay };

/** Longer undos are a plan of their own, to be made on the calendar. */
const MOST_DAYS = 400;
const MOST_STEPS = 12;
/** The server reckons when a mutation was written from its age; what the way took is the difference. */
const SAME_MS = 60_000;

/** Null where it cannot be said again as it was; empty where others words count by now. */
export function daysBack(item: Pick<SentItem, 'uid' | 'at' | 'was'>, scene: Scene): Step[] | null {
  const mine = scene.all('availability').filter((entry) => entry.personId === scene.personId);
  const said = mine.filter((entry) => isOf(entry, item));
  const others = mine.filter((entry) => !said.includes(entry));
  const before = Object.entries(item.was ?? {})
    .filter(([name]) => name.startsWith('availability:'))
    .map(([, row]) => row as Availability);
  const reason = (entry: Availability): string =>
    (item.was?.[`reason:${entry.id}`] as (Row & { text: string }) | undefined)?.text ?? '';

  const repeating = said.filter((entry) => entry.everyWeeks !== null);
  if (repeating.length > 0) return repeatsBack(repeating, before, reason);

  // Also days that it emptied without saying anything about them.
  const gone = before
    .filter((entry) => entry.everyWeeks === null && entry.to >= scene.today)
    .flatMap((entry) =>
      uncovered({ from: entry.from < scene.today ? scene.today : entry.from, to: entry.to }, [
        ...others,
        ...said,
      ]),
    );
  const days = [...said, ...gone].flatMap(daysOf);
  if (days.length > MOST_DAYS) return null;
  const steps: Args[] = [];
  for (const day of days.sort()) {
    const entry = entryOn(before, day);
    const next: Args = {
      from: day,
      to: day,
      statement: statementOf(entry),
      repeat: null,
      reason: entry ? reason(entry) : '',
    };
    const last = steps.at(-1);
    if (last && addDays(last.to, 1) === day && sameWords(last, next)) last.to = day;
    else steps.push(next);
  }
  return steps.length > MOST_STEPS ? null : steps.map((args) => ['availability.set', args] as const);
}

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

/** The statement that counts on a day: a dated one before one that repeats. */
function entryOn(entries: readonly Availability[], day: CivilDay): Availability | undefined {
  const there = entries.filter((entry) => occurrences(entry, dayNumber(day), 1).length > 0);
  return there.find((entry) => entry.everyWeeks === null) ?? there[0];
}

function statementOf(entry: Availability | undefined): Args['statement'] {
  switch (entry?.kind) {
    case 'away':
      return { kind: 'away', parts: entry.parts };
    case 'reduced':
      return { kind: 'reduced', minutes: entry.minutes, percent: entry.percent };
    case 'extra':
      return { kind: 'extra', minutes: entry.minutes ?? 0 };
    default:
      return { kind: 'usual' };
  }
}

function daysOf({ from, to }: Range): CivilDay[] {
  const length = Math.min(dayNumber(to) - dayNumber(from) + 1, MOST_DAYS + 1);
  return Array.from({ length }, (_, index) => addDays(from, index));
}

const sameWords = (a: Args, b: Args): boolean =>
  a.reason === b.reason && JSON.stringify(a.statement) === JSON.stringify(b.statement);
