import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Example } from '../../examples/example.ts';
import { OWN_EXAMPLES, readExamples } from '../../examples/readExamples.ts';
import { runExample } from '../../examples/runExamples.ts';

/** The design's examples lie beside the checkout on the machines that have them. */
const DESIGN_EXAMPLES = new URL('../../../../shared/data/worked-examples.json', import.meta.url).pathname;

const BUILT = ['capacity', 'person', 'remaining', 'latest-start', 'today', 'rounding'];

const faultsOf = (examples: Example[]) =>
  examples.flatMap((example) => {
    const outcome = runExample(example);
    if (outcome.kind === 'failed') return outcome.faults;
    return outcome.kind === 'not built' && BUILT.includes(example.kind) ? [outcome.what] : [];
  });

describe('worked examples', () => {
  it('of this project all hold, in every kind', () => {
    const examples = readExamples(OWN_EXAMPLES);
    expect(faultsOf(examples)).toEqual([]);
    expect(examples.length).toBeGreaterThanOrEqual(25);
    expect([...new Set(examples.map((example) => example.kind))].sort()).toEqual([...BUILT].sort());
    expect(new Set(examples.map((example) => example.id)).size).toBe(examples.length);
  });

  it('of the design hold as far as their kinds are built', ({ skip }) => {
    skip(!existsSync(DESIGN_EXAMPLES), `${DESIGN_EXAMPLES} is not on this machine`);
    const examples = readExamples(DESIGN_EXAMPLES);
    expect(faultsOf(examples)).toEqual([]);
    expect(examples.filter((example) => BUILT.includes(example.kind)).length).toBeGreaterThan(10);
  });
});

describe('the runner of examples', () => {
  const rounding = (expected: Example['expected']): Example => ({
    id: 'x',
    kind: 'rounding',
    input: { cases: [{ minutes: 10, weights: [1, 1, 1] }] },
    expected,
  });

  it('fails one that is wrong, and says what it got', () => {
    expect(runExample(rounding({ result: [[4, 3, 3]] }))).toEqual({ kind: 'passed' });
    expect(runExample(rounding({ result: [[3, 3, 4]] }))).toEqual({
      kind: 'failed',
      faults: ['x result: expected [[3,3,4]], got [[4,3,3]]'],
    });
  });

  it('fails one that it cannot read', () => {
    const unreadable = {
      id: 'x',
      kind: 'capacity',
      input: { pattern: 'now and then' },
      expected: { total: 1 },
    };
    expect(runExample(unreadable)).toMatchObject({ kind: 'failed' });
  });

  it('never passes a kind or a field that nothing computes', () => {
    expect(runExample({ ...rounding({}), kind: 'constructor' })).toEqual({
      kind: 'not built',
      what: 'constructor',
    });
    expect(runExample(rounding({ result: [[4, 3, 3]], elegance: 7 }))).toEqual({
      kind: 'not built',
      what: 'rounding.elegance',
    });
  });

  it('holds hours to the minute and no further', () => {
    const spread = (hours: number): Example => ({
      id: 'x',
      kind: 'capacity',
      input: { pattern: '7h20 Mon' },
      expected: { capacityHours: [hours] },
    });
    expect(runExample(spread(7.333)).kind).toBe('passed');
    expect(runExample(spread(7.35)).kind).toBe('failed');
  });
});
