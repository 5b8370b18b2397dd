/** Sums that may be published, attacked: whatever is added to and subtracted from whatever speaks of enough people. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayPublish } from '../../src/core/groups/mayPublish.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const team = (letters: string): string[] => [...letters];

/** What is published of these candidates, one after the other. */
function publish(candidates: readonly string[][], others: number): string[][] {
  const published: string[][] = [];
  for (const candidate of candidates) if (mayPublish(published, candidate, others)) published.push(candidate);
  return published;
}

/**
 * The attack, by trial: every combination of the sums with small whole factors. It shares nothing with the proof; what
 * needs larger factors than 2 does not come up with as few sums as these.
 * @returns the fewest people, besides the best-placed reader, that any combination speaks of
 */
function fewestRevealed(published: readonly string[][]): number {
  let fewest = Number.POSITIVE_INFINITY;
  const factors = [-2, -1, 0, 1, 2];
  const total = factors.length ** published.length;
  for (let code = 0; code < total; code += 1) {
    const sums = new Map<string, number>();
    let rest = code;
    for (const people of published) {
      const factor = factors[rest % factors.length] as number;
      rest = Math.floor(rest / factors.length);
      for (const person of people) sums.set(person, (sums.get(person) ?? 0) + factor);
    }
    const people = [...sums.values()].filter((sum) => sum !== 0).length;
    if (people > 0) fewest = Math.min(fewest, people - 1);
  }
  return fewest;
}

describe('published sums', () => {
  it('never reveal a group smaller than the minimum, however they are combined', () => {
    let published = 0;
    let withheld = 0;
    fc.assert(
      fc.property(
        fc.array(fc.subarray(PEOPLE, { minLength: 1 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 2, max: 4 }),
        (candidates, others) => {
          const shown = publish(candidates, others);
          expect(fewestRevealed(shown)).toBeGreaterThanOrEqual(others);
          published += shown.length;
          withheld += candidates.length - shown.length;
        },
      ),
      { numRuns: 400 },
    );
    expect(published).toBeGreaterThan(200);
    expect(withheld).toBeGreaterThan(200);
  });

  it('are withheld only where a combination is at fault: an attack exists for each', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(fc.subarray(PEOPLE, { minLength: 1 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 2, max: 4 }),
        (candidates, others) => {
          const shown: string[][] = [];
          for (const candidate of candidates) {
            if (mayPublish(shown, candidate, others)) shown.push(candidate);
            else {
              expect(fewestRevealed([...shown, candidate])).toBeLessThan(others);
              found += 1;
            }
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(200);
  });

  it.each([
    ['a group of too few', [], 'abcd', false],
    ['a group of just enough besides the reader', [], 'abcde', true],
    ['the same group again', ['abcde'], 'abcde', true],
    ['a team, and everyone, who are two more', ['abcde'], 'abcdefg', false],
    ['a team, and everyone, who are another such group more', ['abcde'], 'abcdefghij', true],
    ['a team after one has joined', ['abcdefg'], 'abcdefgh', false],
    ['a team after one has left', ['abcdefgh'], 'abcdefg', false],
    [
      'a team in which one was replaced by another: two people, by what changed',
      ['abcdefg'],
      'abcdefh',
      false,
    ],
    ['everyone, when what two teams leave over is one person', ['abcde', 'fghij'], 'abcdefghijk', false],
    ['two teams that share most of their people', ['abcdef'], 'bcdefg', false],
  ])('of %s', (_, before, candidate, allowed) => {
    expect(mayPublish(before.map(team), team(candidate), 4)).toBe(allowed);
  });
});
