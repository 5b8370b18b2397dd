import { describe, expect, it } from 'vitest';
import { addSplit, split } from '../../../src/core/load/split.ts';

describe('splitting minutes', () => {
  it('gives the odd minutes to the earliest of equal parts', () => {
    expect(split(11, [480, 480, 480, 480])).toEqual([3, 3, 3, 2]);
  });

  it('gives them to the largest remainders first, wherever they lie', () => {
    // Shares 1.25, 3.75, 5: the one minute left over goes to 3.75.
    expect(split(10, [1, 3, 4])).toEqual([1, 4, 5]);
  });

  it('treats different weights with the same remainder as a tie, and the earliest wins', () => {
    // 6 · 1/4 = 1.5 and 6 · 3/4 = 4.5.
    expect(split(6, [3, 1])).toEqual([5, 1]);
    expect(split(6, [1, 3])).toEqual([2, 4]);
  });

  it('never gives anything to a part of weight 0', () => {
    expect(split(7, [0, 5, 0, 5, 0])).toEqual([0, 4, 0, 3, 0]);
  });

  it('puts everything on the last part when all weights are 0', () => {
    expect(split(7, [0, 0, 0])).toEqual([0, 0, 7]);
  });

  it('splits fewer minutes than parts without losing any', () => {
    expect(split(2, [1, 1, 1])).toEqual([1, 1, 0]);
    expect(split(0, [1, 1])).toEqual([0, 0]);
    expect(split(5, [])).toEqual([]);
  });

  it('stays exact where a product no longer fits a number', () => {
    const minutes = 9_007_199_254_740_991;
    const parts = split(minutes, [1, 2, 3]);
    expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(minutes));
    // ⌊(2⁵³−1)/6⌋ = 1501199875790165, remainder 1/6; the largest remainder is the half of the last.
    expect(parts).toEqual([1501199875790165, 3002399751580330, 4503599627370496]);
  });

  it('adds to what is there and leaves the rest alone', () => {
    const into = Float64Array.from([1, 1, 1, 1]);
    addSplit(into, 5, [480, 480, 480, 480], 1, 2);
    expect([...into]).toEqual([1, 4, 3, 1]);
  });
});
