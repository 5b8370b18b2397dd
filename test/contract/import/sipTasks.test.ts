/** Ten years of real tasks, where the file is present beside the checkout; its counts are known. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportRequest, ImportResult } from '../../../src/core/import/importApi.ts';
import { loadFigures, type PersonFigures } from '../../../src/server/cli/commands/loadFigures.ts';
import { decodeText } from '../../../src/server/import/decodeText.ts';
import { importFile } from '../../../src/server/import/importFile.ts';
import { readRows } from '../../../src/server/rows/readRows.ts';
import { crew } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';

const FILE = resolve(import.meta.dirname, '../../../../shared/data/sip-tasks/tasks.csv');
const AS_OF = '2007-06-04';
const STATUS: ImportRequest['status'] = [
  { word: 'CHRONICLE', means: 'open' },
  { word: 'CANCELLED', means: 'ignore' },
  { word: 'TEMPLATE', means: 'ignore' },
];

let server: TestServer;
beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
});
afterEach(() => server.close());

async function bring(more: Partial<ImportRequest>): Promise<ImportResult> {
  const request = {
    text: decodeText(readFileSync(FILE)),
    asOf: AS_OF,
    map: [],
    status: STATUS,
    commit: true,
    ...more,
  };
  const done = await importFile({ ...server.deps, randomBytes }, { workspaceId: WS }, request);
  if ('message' in done) throw new Error(done.message);
  return done.result;
}
const figures = (): Promise<PersonFigures[]> =>
  server.database.snapshot((db) => loadFigures(db, WS, { asOf: AS_OF, weeks: 13, shows: () => true }));
const sum = (people: readonly PersonFigures[], field: 'openTasks' | 'remainingMinutes'): number =>
  people.reduce((total, person) => total + person[field], 0);
const hours = (minutes: number): string => (minutes / 60).toFixed(2);

describe.skipIf(!existsSync(FILE))(
  'sip-tasks (skipped where ../shared/data/sip-tasks/tasks.csv is not beside the checkout)',
  () => {
    it('holds 448 open tasks of 7,152.42 h as of 2007-06-04, 152 of them P24’s', async () => {
      const result = await bring({});
      expect(result.counts).toMatchObject({ rows: 10_266, open: 448, bad: 0, ignored: 42 });
      const people = await figures();
      expect([sum(people, 'openTasks'), hours(sum(people, 'remainingMinutes'))]).toEqual([448, '7152.42']);
      expect(people.find(({ key }) => key === 'P24')?.openTasks).toBe(152);
      // And a second time it changes nothing.
      expect(await bring({})).toMatchObject({ ver: null, changes: { rows: { new: 0, changed: 0 } } });
    });

    it('had 346 tasks of 5,209.42 h begun and completed later, 83 of them P24’s in three projects', async () => {
      const result = await bring({ status: [...STATUS.slice(1), { word: 'CHRONICLE', means: 'ignore' }] });
      expect(result.counts).toMatchObject({ open: 346, bad: 0 });
      const people = await figures();
      expect([sum(people, 'openTasks'), hours(sum(people, 'remainingMinutes'))]).toEqual([346, '5209.42']);
      const p24 = people.find(({ key }) => key === 'P24')!;
      expect(p24.openTasks).toBe(83);
      const tasks = (await readRows(server.database.read, WS, 'task')).filter(
        ({ assigneeId, status }) => assigneeId === p24.id && status === 'open',
      );
      expect(new Set(tasks.map(({ projectId }) => projectId)).size).toBe(3);
    });

    it('names the rows whose status nobody knows, and imports the others', async () => {
      const result = await bring({ status: [] });
      expect(result.counts).toMatchObject({ open: 346, bad: 102, unknownStatus: 102 });
      expect(new Set(result.bad.map(({ reason, value }) => `${reason} ${value}`))).toEqual(
        new Set(['unknown_status CHRONICLE']),
      );
    });

    it('shows that summer’s loads with the completion date as the due date', async () => {
      await bring({ map: [{ field: 'due', column: 'completed_on' }] });
      const people = await figures();
      expect(sum(people, 'openTasks')).toBe(448);
      expect(
        people.filter(({ firstOverloadDate }) => firstOverloadDate !== null).map(({ key }) => key),
      ).toEqual(['P58', 'P43']);
      expect(people.some(({ weeks }) => weeks.some(({ demandMinutes }) => demandMinutes > 0))).toBe(true);
    });
  },
);
