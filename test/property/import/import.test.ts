import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TASK_IMPORT_FIELDS } from '../../../src/core/import/importFields.ts';
import type { Task } from '../../../src/core/task.ts';
import { makeImportWorld } from '../../support/importWorld.ts';

const RUNS = 1500;

/** What people, programs and enemies put into cells. */
const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('A', 'B', 'C', 'D', 'Ann', 'Bob', 'open', 'done', 'Cancelled', 'Deck', ''),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '2026-03-01',
      '2026-03-09',
      '03/04/2026',
      '25/04/2026',
      '7,5',
      '14',
      '3h 30m',
      '1d',
      '0',
      '-1',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '=1+1',
      '@x',
      'a;b',
      'a,b',
      '"',
      '""',
      "'",
      '\n',
      '\r\n',
      '\t',
      '\u0000',
      '\uFEFF',
      'İ',
      '𝔄',
      '\uD800',
      '9'.repeat(30),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const columns = fc.uniqueArray(
  fc.constantFrom(
    ...TASK_IMPORT_FIELDS.filter((field) => field !== 'key' && field !== 'title'),
    'Labels',
    '__proto__',
  ),
  { maxLength: 11 },
);
const separator = fc.constantFrom(',', ';', '\t', '|');

const quoted = (text: string, by: string): string =>
  /["\r\n]/.test(text) || text.includes(by) ? `"${text.replaceAll('"', '""')}"` : text;

/** A file as a careful program writes it, with whatever in its cells. */
const file = fc
  .record({ columns, separator, end: fc.constantFrom('\n', '\r\n', '\r') })
  .chain(({ columns: more, separator: by, end }) => {
    const header = ['key', 'title', ...more];
    return fc
      .array(fc.array(cell, { minLength: header.length, maxLength: header.length }), { maxLength: 12 })
      .map((rows) => ({
        rows: rows.length,
        text: [header, ...rows].map((row) => row.map((each) => quoted(each, by)).join(by)).join(end),
      }));
  });

const isPlaced = ({ projectId, teamId }: Task): boolean => projectId !== null || teamId !== null;

describe('whatever a file holds', () => {
  it('each row is accounted for, a task has a place, and a second import changes nothing', () => {
    let imported = 0;
    let refusedRows = 0;
    fc.assert(
      fc.property(file, ({ text }) => {
        const world = makeImportWorld();
        const { counts, changes, bad } = world.commit(text).result;
        expect(counts.imported + counts.ignored + counts.later + counts.bad).toBe(counts.rows);
        expect(counts.open + counts.done).toBe(counts.imported);
        expect(changes.rows.new).toBe(counts.imported);
        expect(bad).toHaveLength(counts.bad);
        const tasks = world.rows('task');
        expect(tasks).toHaveLength(counts.imported);
        expect(tasks.every(isPlaced)).toBe(true);
        expect(new Set(tasks.map(({ sourceKey }) => sourceKey)).size).toBe(tasks.length);
        for (const task of tasks) {
          expect(task.title.trim()).not.toBe('');
          expect((task.status === 'done') === (task.doneOn !== null)).toBe(true);
          expect(task.estimateMinutes === null || Number.isInteger(task.estimateMinutes)).toBe(true);
        }
        imported += tasks.length;
        refusedRows += counts.bad;

        const again = world.commit(text);
        expect(again.writes).toEqual([]);
        expect(again.said).toEqual([]);
        expect(again.result.changes.rows).toEqual({ new: 0, changed: 0, unchanged: counts.imported });
      }),
      { numRuns: RUNS },
    );
    // The property is about both.
    expect(imported).toBeGreaterThan(RUNS / 10);
    expect(refusedRows).toBeGreaterThan(RUNS / 10);
  });

  it('text that no program wrote is read or refused, never worse', () => {
    let read = 0;
    const scrap = fc.constantFrom(
      'key',
      'title',
      'name',
      'team',
      'lead',
      'status',
      ',',
      ';',
      '\t',
      '"',
      '\n',
      '\r',
      'A',
      'open',
      '\u0000',
      'sep=',
      '2026-01-01',
      '__proto__',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 9, arbitrary: scrap }, { weight: 1, arbitrary: fc.string() }), {
          maxLength: 60,
        }),
        (parts) => {
          const planned = makeImportWorld().plan(parts.join(''));
          if ('message' in planned) expect(planned.message).toMatch(/^\S.*\.$/s);
          else {
            read += 1;
            const { counts } = planned.result;
            expect(counts.imported + counts.ignored + counts.later + counts.bad).toBe(counts.rows);
          }
        },
      ),
      { numRuns: RUNS * 4 },
    );
    expect(read).toBeGreaterThan(20);
  });
});
