import type { Answer } from './example.ts';

/** Hours hold to the minute: the arithmetic is in whole minutes, and an example may round what it writes. */
const HALF_A_MINUTE = 0.5 + 1e-6;

/** Minutes (a number, a list or a map of them, to any depth) that an example writes in hours. */
export function hours(minutes: unknown): Answer {
  return { got: inHours(minutes), agrees: (expected) => sameHours(expected, minutes) };
}

/** A value that must be the same to the letter. */
export function exactly(got: unknown): Answer {
  return { got, agrees: (expected) => same(expected, got) };
}

/** Ids in any order. */
export function idSet(got: readonly string[]): Answer {
  const agrees = (expected: unknown) =>
    Array.isArray(expected) && same([...expected].sort(), [...got].sort());
  return { got, agrees };
}

/** A ratio, which holds to five decimals; where JSON has no number for it, examples say "infinite". */
export function ratio(got: number): Answer {
  const shown = got === Number.POSITIVE_INFINITY ? 'infinite' : Math.round(got * 1e5) / 1e5;
  const agrees = (expected: unknown) =>
    typeof expected === 'number'
      ? Math.abs(expected - got) <= 1e-5
      : got === Number.POSITIVE_INFINITY && /^\+?inf(inite|inity)?$/i.test(String(expected));
  return { got: shown, agrees };
}

function inHours(minutes: unknown): unknown {
  if (typeof minutes === 'number') return Math.round((minutes / 60) * 1e5) / 1e5;
  if (Array.isArray(minutes)) return minutes.map(inHours);
  if (minutes !== null && typeof minutes === 'object')
    return Object.fromEntries(Object.entries(minutes).map(([key, value]) => [key, inHours(value)]));
  return minutes;
}

/** Where one side's map lacks a key, nothing is there: 0 hours. */
function sameHours(expected: unknown, minutes: unknown): boolean {
  if (Array.isArray(expected) || Array.isArray(minutes)) {
    if (!Array.isArray(expected) || !Array.isArray(minutes)) return false;
    return expected.length === minutes.length && expected.every((each, at) => sameHours(each, minutes[at]));
  }
  if (isMap(expected) || isMap(minutes)) {
    const [left, right] = [isMap(expected) ? expected : {}, isMap(minutes) ? minutes : {}];
    if ([expected, minutes].some((side) => !isMap(side) && side !== undefined)) return false;
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].every((key) => sameHours(left[key], right[key]));
  }
  if (typeof (expected ?? minutes) !== 'number') return same(expected, minutes);
  return Math.abs(Number(expected ?? 0) * 60 - Number(minutes ?? 0)) <= HALF_A_MINUTE;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function same(expected: unknown, got: unknown): boolean {
  if (Array.isArray(expected) && Array.isArray(got))
    return expected.length === got.length && expected.every((each, at) => same(each, got[at]));
  if (isMap(expected) && isMap(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
    // A map that says null of a key and one that lacks it say the same.
    return [...keys].every((key) => same(expected[key] ?? null, got[key] ?? null));
  }
  return expected === got;
}
