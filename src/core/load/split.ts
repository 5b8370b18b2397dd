/**
 * Splits whole minutes in proportion to `weights` by largest remainder; ties go to the earliest part. The
 * parts are whole minutes and add up to `minutes` exactly. Where all weights are 0, the last part gets
 * everything (work whose window has no capacity falls on its due day).
 *
 * `minutes` and `weights` are integers, 0 or more; no weights give no parts, and then `minutes` is lost.
 * Source: design/load.md, first paragraph.
 */
export function split(minutes: number, weights: ArrayLike<number>): number[] {
  const parts = new Float64Array(weights.length);
  addSplit(parts, minutes, weights, 0, weights.length - 1);
  return Array.from(parts);
}

/** The same over `weights[first..last]` (inclusive), added to what `into` already holds at those places. */
export function addSplit(
  into: Float64Array,
  minutes: number,
  weights: ArrayLike<number>,
  first: number,
  last: number,
): void {
  if (last < first || minutes === 0) return;
  let total = 0;
  let count = 0;
  let only = 0;
  let alike = true;
  for (let at = first; at <= last; at++) {
    const weight = weights[at] as number;
    if (weight === 0) continue;
    if (count === 0) only = weight;
    else if (weight !== only) alike = false;
    total += weight;
    count++;
  }
  if (total === 0) into[last] = (into[last] as number) + minutes;
  else if (alike) addEqual(into, minutes, weights, first, last, count);
  else addUnequal(into, minutes, weights, first, last, total);
}

/** The usual case, days of one length and days off, needs no remainders. */
function addEqual(
  into: Float64Array,
  minutes: number,
  weights: ArrayLike<number>,
  first: number,
  last: number,
  count: number,
): void {
  let left = minutes % count;
  const share = (minutes - left) / count;
  for (let at = first; at <= last; at++) {
    if (weights[at] === 0) continue;
    into[at] = (into[at] as number) + (left-- > 0 ? share + 1 : share);
  }
}

function addUnequal(
  into: Float64Array,
  minutes: number,
  weights: ArrayLike<number>,
  first: number,
  last: number,
  total: number,
): void {
  // Days of equal weight get equal shares and have equal remainders, and a window of a year has a handful
  // of different weights. So the division happens once a weight, not once a day.
  const groups: Group[] = [];
  let given = 0;
  let group: Group | undefined;
  for (let at = first; at <= last; at++) {
    const weight = weights[at] as number;
    if (weight === 0) continue;
    if (group?.weight !== weight) group = groupOf(groups, weight, minutes, total);
    group.count++;
    given += group.share;
    into[at] = (into[at] as number) + group.share;
  }
  if (given < minutes) addLeftOver(into, minutes - given, groups, weights, first, last);
}

interface Group {
  weight: number;
  /** Whole minutes that every part of this weight gets. */
  share: number;
  /** What the division left over, in units of one total-th of a minute. */
  remainder: number;
  count: number;
}

function groupOf(groups: Group[], weight: number, minutes: number, total: number): Group {
  for (const group of groups) if (group.weight === weight) return group;
  const [share, remainder] = divide(minutes, weight, total);
  const group = { weight, share, remainder, count: 0 };
  groups.push(group);
  return group;
}

/** ⌊a·b/c⌋ and the remainder, exact. */
function divide(a: number, b: number, c: number): [number, number] {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % c;
    return [(product - remainder) / c, remainder];
  }
  // Out of reach for efforts and days as `fields.ts` limits them, but not for any caller's numbers.
  const exact = BigInt(a) * BigInt(b);
  return [Number(exact / BigInt(c)), Number(exact % BigInt(c))];
}

/** One minute more for the `left` parts with the largest remainders. */
function addLeftOver(
  into: Float64Array,
  left: number,
  groups: Group[],
  weights: ArrayLike<number>,
  first: number,
  last: number,
): void {
  groups.sort((a, b) => b.remainder - a.remainder);
  // Every remainder above `threshold` gets its minute; among those equal to it, the earliest do.
  let threshold = 0;
  let atThreshold = left;
  let counted = 0;
  for (const { remainder, count } of groups) {
    if (remainder !== threshold) {
      if (counted >= left) break;
      threshold = remainder;
      atThreshold = left - counted;
    }
    counted += count;
  }
  let group: Group | undefined;
  for (let at = first; at <= last && left > 0; at++) {
    const weight = weights[at] as number;
    if (weight === 0) continue;
    if (group?.weight !== weight) for (const each of groups) if (each.weight === weight) group = each;
    const remainder = group?.remainder ?? 0;
    if (remainder < threshold) continue;
    if (remainder === threshold && atThreshold-- <= 0) continue;
    into[at] = (into[at] as number) + 1;
    left--;
  }
}
