/** The commands as people run them: processes of their own, on a database of their own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../../src/server/cli/main.ts');
const NODE = process.execPath;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function plimsoll(...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    TZ: 'Europe/Berlin',
    DATABASE_URL: `file:${join(folder, 'plimsoll.db')}`,
    PUBLIC_URL: 'https://plimsoll.example',
  };
  const { status, stdout, stderr } = spawnSync(NODE, [MAIN, ...args], { env, cwd: folder, encoding: 'utf8' });
  return { status, out: stdout.trim(), err: stderr.trim() };
}
const json = (...args: string[]) => {
  const { status, out, err } = plimsoll(...args, '--json');
  if (out === '') throw new Error(err);
  return { status, value: JSON.parse(out) };
};
function file(text: string | Uint8Array): string {
  const path = join(folder, 'tasks.csv');
  writeFileSync(path, text);
  return path;
}

const TASKS = [
  'id;Summary;State;Who;Team;Est;Begin;Deadline;Finished',
  'T-1;Wire;Doing;Ann;North;40;2026-02-20;2026-03-06;',
  'T-2;Test;Doing;Ann;North;10;2026-02-20;2026-03-04;2026-03-20',
  'T-3;Paint;Doing;Bob;South;2,5;2026-02-20;;',
  'T-4;Plan;Doing;Bob;South;1;2026-03-03;;2026-04-01',
  'T-5;Old;Doing;Bob;South;1;2026-01-03;;2026-02-01',
  'T-6;Gone;Chucked;Bob;South;1;2026-02-20;;',
].join('\n');
const HOW = [
  '--as-of',
  '2026-03-02',
  '--map',
  'key=id,assignee=Who,estimateHours=Est,start=Begin',
  '--status',
  'Chucked=ignore',
];

describe('plimsoll', () => {
  it('brings a file into an empty database and says everyone’s load', () => {
    const imported = json('import', file(TASKS), ...HOW);
    expect(imported.status).toBe(0);
    expect(imported.value).toMatchObject({
      committed: true,
      counts: { rows: 6, imported: 4, open: 3, done: 1, later: 1, ignored: 1, bad: 0 },
    });

    const { value } = json('load', '--as-of', '2026-03-02', '--weeks', '2');
    expect(value.asOf).toBe('2026-03-02');
    const ann = value.people.find(({ key }: { key: string }) => key === 'Ann');
    expect(ann).toEqual({
      id: ann.id,
      key: 'Ann',
      name: 'Ann',
      openTasks: 2,
      remainingMinutes: 3000,
      backlogMinutes: 0,
      overdueMinutes: 0,
      unknownTasks: 0,
      firstOverloadDate: '2026-03-06',
      overloadMinutes: 600,
      unfittableMinutes: 600,
      peakIntensity: 1.25,
      weeks: [
        { start: '2026-03-02', capacityMinutes: 2400, demandMinutes: 3000 },
        { start: '2026-03-09', capacityMinutes: 2400, demandMinutes: 0 },
      ],
    });
    expect(value.people[0].key).toBe('Ann');
    const south = json('load', '--as-of', '2026-03-02', '--team', 'south').value.people;
    expect(
      south.map(
        ({ key, backlogMinutes, weeks }: { key: string; backlogMinutes: number; weeks: unknown[] }) => [
          key,
          backlogMinutes,
          weeks.length,
        ],
      ),
    ).toEqual([['Bob', 150, 13]]);
    expect(plimsoll('load', '--as-of', '2026-03-02').out).toContain('Ann');
  });

  it('imports twice and changes nothing', () => {
    json('import', file(TASKS), ...HOW);
    const again = plimsoll('import', file(TASKS), ...HOW);
    expect([again.status, again.err]).toEqual([0, '']);
    expect(again.out).toContain('tasks: 0 new, 0 changed, 4 as before');
    expect(again.out).toContain('Nothing has changed');
  });

  it('does not even make a workspace for a dry run', () => {
    const dry = plimsoll('import', file(TASKS), ...HOW, '--dry-run');
    expect([dry.status, dry.out.split('\n')[0]]).toEqual([
      0,
      'Would import 4 of 6 rows of tasks as of 2026-03-02.',
    ]);
    expect(plimsoll('people')).toMatchObject({
      status: 2,
      err: expect.stringContaining('holds no workspace yet'),
    });
  });

  it('lists bad rows, imports the others and ends with 1', () => {
    const done = plimsoll(
      'import',
      file('key,title,due\nA,a,2026-03-09\nB,b,soon\n,c,'),
      '--as-of',
      '2026-03-02',
    );
    expect(done.status).toBe(1);
    expect(done.err.split('\n')).toEqual([
      'bad: line 3, due “soon”: due is not a date',
      'bad: line 4, key: it has no key',
    ]);
    expect(done.out).toContain('Imported 1 of 3 rows');
  });

  it('says once for all rows what deserves a look, however many there are', () => {
    const rows = Array.from({ length: 213 }, (_, row) => `K${row},Task,${row % 2 ? 9 : 'odd'},open`);
    const done = plimsoll(
      'import',
      file(['key,title,priority,status', ...rows, 'L,Last,3,open'].join('\n')),
      '--as-of',
      '2026-03-02',
    );
    expect([done.status, done.err.split('\n')]).toEqual([
      0,
      [
        'note: 213 rows with a priority outside 1 to 5, taken as the nearest, or as 3 where it is a word nobody knows: lines 2, 3, 4, 5, 6 and 208 more',
      ],
    ]);
  });

  it('tells a status that nobody knows from a row that cannot be read, and what to do in its own words', () => {
    const done = plimsoll(
      'import',
      file('key,title,status,due\nA,a,PARKED,\nB,b,WIP,\nC,c,WIP,\nD,d,open,03/04/2026\nE,e,open,'),
      '--as-of',
      '2026-03-02',
    );
    expect(done.status).toBe(1);
    expect(done.err.split('\n')).toEqual([
      'bad: line 2, status “PARKED”: nobody has said what the status PARKED means; say it with --status',
      'bad: line 3, status “WIP”: nobody has said what the status WIP means; say it with --status',
      'bad: line 4, status “WIP”: nobody has said what the status WIP means; say it with --status',
      'bad: line 5, due “03/04/2026”: due can be read day first or month first; say which with --dates dmy or --dates mdy',
    ]);
    expect(done.out).toContain('not begun by then, 1 not readable\n');
    expect(done.out).toContain(
      '  3 rows with a status Plimsoll does not know: WIP (2), PARKED (1); map them with --status WORD=open|done|ignore,…',
    );
  });

  it('reads what Excel writes', () => {
    const latin = Buffer.from('key;title;assignee\r\nA;Gr\xf6\xdfe;Zo\xeb\r\n', 'latin1');
    expect(plimsoll('import', file(latin)).status).toBe(0);
    expect(json('people').value.map(({ name }: { name: string }) => name)).toContain('Zoë');
  });

  it('makes a link for a person, and says whom it cannot find', () => {
    json('import', file(TASKS), ...HOW);
    expect(plimsoll('link').out).toMatch(/^https:\/\/plimsoll\.example\/join#[\w-]{43}$/);
    expect(json('link', '--person', 'ann').value).toMatchObject({ personName: 'Ann' });
    expect(plimsoll('link', '--person', 'Nora')).toMatchObject({
      status: 2,
      out: '',
      err: 'There is nobody called “Nora”; “plimsoll people” lists everyone.',
    });
  });

  it('names a column that is not there, and leaves nothing behind', () => {
    const { status, err } = plimsoll('import', file('key,title\nA,a'), '--map', 'due=Deadline');
    expect([status, err]).toEqual([
      2,
      `${join(folder, 'tasks.csv')}: The file has no column "Deadline"; it has key, title.`,
    ]);
    expect(plimsoll('people').status).toBe(2);
  });

  it('explains itself', () => {
    const asked = plimsoll('load', '--help');
    expect(asked).toMatchObject({ status: 0, err: '' });
    expect(asked.out).toContain('peakIntensity');
    expect(plimsoll('lod')).toMatchObject({ status: 2, out: '' });
  });

  it('takes columns and words with commas and equals signs in them', () => {
    const path = file('key;title;Due, if any;state\nA;a;2026-03-09;Done, really\nB;b;;x=y');
    const { value } = json(
      'import',
      path,
      '--as-of',
      '2026-03-02',
      '--map',
      'due=Due, if any,status=state',
      '--status',
      'Done, really=done,x=y=ignore',
    );
    expect(value.counts).toMatchObject({ done: 1, ignored: 1, bad: 0 });
  });
});
