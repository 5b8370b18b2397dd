import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATA_LISTS, type DataFile, type DataList } from '../../../src/core/export/myDataApi.ts';
import { plainCell, writeCsv } from '../../../src/server/export/writeCsv.ts';
import { type CanaryServer, canaryServer } from '../../support/canaries/canaryServer.ts';

let world: CanaryServer;
beforeAll(async () => {
  world = await canaryServer();
});
afterAll(() => world.close());

async function fileFor(actor: 'mia' | 'lena' | 'carl', asked: object): Promise<DataFile> {
  const answer = await world.browserOf[actor].post('/v1/w/north/me/data', asked);
  expect(answer.status).toBe(200);
  return (await answer.json()) as DataFile;
}

describe('what a person takes along', () => {
  it('is theirs alone, also for a lead and a manager', async () => {
    const found = async (actor: 'mia' | 'lena' | 'carl') =>
      [...world.aviary.in((await fileFor(actor, { format: 'json' })).text)].sort();
    const mine = await found('mia');
    expect(mine).toEqual(
      expect.arrayContaining(['north_reason_text_mia', 'north_flag_note_mia', 'north_answer_text_mia']),
    );
    const subjects = new Set(mine.map((name) => name.split('_').at(-1)));
    expect([...subjects].sort()).toEqual(['doneDeck', 'mia', 'miaDeck', 'miaDeckToo', 'miaRefit']);
    // Lena answered Mia's flag; otherwise there is nothing of hers but her name and her device.
    expect(await found('lena')).toEqual(
      expect.arrayContaining(['north_answer_text_mia', 'north_person_name_lena']),
    );
    expect((await found('lena')).filter((name) => /reason|checkin|flag_note|task/.test(name))).toEqual([]);
    expect((await found('carl')).every((name) => name.endsWith('_carl'))).toBe(true);
  });

  it('is given to nobody who has not signed in a moment ago', async () => {
    world.server.time.now += 11 * 60_000;
    const answer = await world.browserOf.mia.post('/v1/w/north/me/data', { format: 'json' });
    world.server.time.now -= 11 * 60_000;
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([401, 'not_fresh']);
  });

  it('is the same in every list, cell by cell', async () => {
    const all = JSON.parse((await fileFor('mia', { format: 'json' })).text) as Record<DataList, object[]>;
    for (const list of DATA_LISTS) {
      const { text, type, name } = await fileFor('mia', { format: 'csv', list });
      expect([type, name]).toEqual(['text/csv', `plimsoll-${list}-2026-03-02.csv`]);
      const { data, errors } = Papa.parse<Record<string, string>>(text, {
        header: true,
        skipEmptyLines: true,
      });
      expect([list, errors]).toEqual([list, []]);
      const said = (all[list] ?? []).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([field, value]) => [
            field,
            value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
          ]),
        ),
      );
      const plain = data.map((row) =>
        Object.fromEntries(Object.entries(row).map(([field, value]) => [field, plainCell(value)])),
      );
      // Each download is written down, and so the record grows between the two.
      if (list === 'record') expect(plain.slice(0, said.length)).toEqual(said);
      else expect([list, plain]).toEqual([list, said]);
    }
  });

  it('is written down', async () => {
    await fileFor('carl', { format: 'csv', list: 'tasks' });
    const { detail } = await world.server.deps.database.read
      .selectFrom('audit')
      .select('detail')
      .where('ws', '=', 'north')
      .where('kind', '=', 'exported')
      .where('actorId', '=', 'north-carl')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(detail)).toEqual({ format: 'csv', list: 'tasks' });
  });

  it('as a calendar: absences without reasons, tasks with their dates, lines as they must be', async () => {
    const { text, type } = await fileFor('mia', { format: 'ics' });
    expect(type).toBe('text/calendar');
    expect(text).not.toContain('zq_north_reason');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    const event = lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT') + 1);
    expect(event).toEqual([
      'BEGIN:VEVENT',
      'UID:north-mia-leave@plimsoll',
      'DTSTAMP:20260302T120000Z',
      'DTSTART;VALUE=DATE:20260304',
      'DTEND;VALUE=DATE:20260305',
      'SUMMARY:Away',
      'END:VEVENT',
    ]);
    expect(lines.filter((line) => line.startsWith('DUE'))).toEqual(Array(3).fill('DUE;VALUE=DATE:20260306'));
  });
});

describe('a table', () => {
  it('comes back as it was, and holds no cell that a spreadsheet takes for a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', 'a', '☂') }),
      fc.string(),
    );
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = writeCsv([['a', 'b', 'c'], ...rows]);
        const { data } = Papa.parse<string[]>(text, { newline: '\r\n', delimiter: ',' });
        const cells = data.slice(1, -1);
        expect(cells.flat().filter((each) => /^[=+\-@\t\r]/.test(each))).toEqual([]);
        expect(cells.map((row) => row.map(plainCell))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});
