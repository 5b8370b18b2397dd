/** Chance out of a seed: the same seed, the same numbers, on every machine. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  /** 0 ≤ n < below */
  below(below: number): number;
  /** True in `share` of all cases. */
  in(share: number): boolean;
  of<T>(choices: readonly T[]): T;
}

/** mulberry32: small, and good enough to shuffle schedules with. */
export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, in: (share) => next() < share, of: (choices) => choices[below(choices.length)]! };
}
