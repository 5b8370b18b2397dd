/** Nobody is ranked: what people did or said is compared with their own capacity, never with what others did or said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { furthestFirst } from '../../src/core/furthestFirst.ts';
import { COLUMNS } from '../../src/core/rows.ts';
import { readSources } from '../support/readSources.ts';

/** What tells how much or how well somebody worked, or how they feel. */
const ABOUT_PEOPLE = [
  'score',
  'felt',
  'loggedMinutes',
  'doneOn',
  'reportedAt',
  'remainingMinutes',
  'openTasks',
];
const WORDS =
  /\b(rank(s|ed|ing)?|leader ?boards?|podium|best performers?|worst performers?|top (three|five|ten|\d+))\b/i;

/** One person's tasks in the order of their size, or of the day they were done. */
const ORDER_TASKS = new Set([
  'src/app/features/person/PersonScreen.tsx',
  'src/app/features/tasks/TaskList.tsx',
]);
/** The rank of a matrix is another matter. */
const ALGEBRA = new Set(['src/core/groups/mayPublish.ts']);

const sources = readSources('src/**/*.ts', 'src/**/*.tsx', 'sw/**/*.ts').map(({ path, text }) => ({
  file: path,
  text,
}));

describe('nobody is ranked', () => {
  it('in no word, on no screen, in no query', () => {
    expect(sources.length).toBeGreaterThan(400);
    const said = sources.filter(({ file, text }) => !ALGEBRA.has(file) && WORDS.test(text));
    expect(said.map(({ file }) => file)).toEqual([]);
  });

  it('by no order of rows in a query', () => {
    const columns = new Set(Object.values(COLUMNS).flatMap((fields) => Object.keys(fields)));
    const ordered = sources.flatMap(({ file, text }) =>
      [...text.matchAll(/orderBy\(\s*['"](?:\w+\.)?(\w+)['"]/g)].map(([, column = '']) => ({ file, column })),
    );
    expect(ordered.length).toBeGreaterThan(20);
    expect(ordered.filter(({ column }) => ABOUT_PEOPLE.includes(column))).toEqual([]);
    // Renamed, they would slip through the list above.
    expect(
      ['score', 'loggedMinutes', 'doneOn', 'remainingMinutes'].filter((name) => !columns.has(name)),
    ).toEqual([]);
  });

  it('by no order of a list of people: one comparison orders them, by what cannot be done', () => {
    const figure = fc.record({
      id: fc.uuid(),
      name: fc.constantFrom('A', 'B'),
      unfittableMinutes: fc.nat(3),
      peakIntensity: fc.constantFrom(0.5, 1, 'infinite' as const),
    });
    const telling = fc.record({
      felt: fc.nat(5),
      remainingMinutes: fc.nat(),
      openTasks: fc.nat(),
      reportedAt: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, telling, telling)), (people) => {
        const order = (which: 1 | 2) =>
          people
            .map((each) => ({ ...each[0], ...each[which] }))
            .sort(furthestFirst)
            .map(({ id }) => id);
        expect(order(1)).toEqual(order(2));
      }),
    );
    const sorts = sources.filter(
      ({ file, text }) =>
        !ORDER_TASKS.has(file) &&
        ABOUT_PEOPLE.some((field) =>
          new RegExp(`\\.sort\\(\\s*\\([^)]*\\) =>[^;]*\\.${field}\\b`).test(text),
        ),
    );
    expect(sorts.map(({ file }) => file)).toEqual([]);
  });
});
