/**
 * How long everybody's load takes: 10,000 people × 365 days in weeks × 100,000 tasks × 60,000 availability entries,
 * from rows as they come out of the database, on one core. A measurement, never a test.
 *
 * Machines differ, so beside each time stands the time of a plain loop over typed arrays of the same size, and
 * their ratio.
 */

import { addDays } from '../../src/core/civilDay.ts';
import { type LoadView, type WorkspaceRows, workspaceLoad } from '../../src/core/load/workspaceLoad.ts';
import { DEFAULT_WEEK, WORKSPACE_DEFAULTS } from '../../src/core/workspace.ts';
import type { BenchRow } from './benchRow.ts';

const PEOPLE = 10_000;
const DAYS = 365;
const TASKS = 100_000;
const ENTRIES = 60_000;
const TODAY = '2026-03-02';

const VIEW: LoadView = { horizon: { from: TODAY, days: DAYS }, unit: 'week', todayIn: () => TODAY };

export async function run(): Promise<BenchRow[]> {
  const rows = made();
  const cold = timed(() => workspaceLoad(rows, VIEW));
  const warm = least(5, () => timed(() => workspaceLoad(rows, VIEW)));
  const control = least(5, () => timed(() => plainLoop()));
  const edit = median(200, (turn) => timed(() => editOf(rows, turn)));
  return [
    {
      what: 'load of 10,000 people, 365 days, 100,000 tasks, cold',
      value: cold,
      unit: 'ms',
      bar: 1000,
      control,
    },
    { what: 'the same, warm (least of 5)', value: warm, unit: 'ms', control },
    { what: 'the same, warm, as a multiple of a plain loop', value: round(warm / control), unit: '×' },
    { what: 'one edit afterwards (median of 200)', value: edit, unit: 'ms', bar: 5 },
  ];
}

/** What an edit costs: the rows of the person touched, as a database hands them over, and their line again. */
function editOf(rows: WorkspaceRows, turn: number): void {
  const at = (turn * 7919) % PEOPLE;
  const person = rows.people[at];
  if (!person) throw new Error('no such person');
  const perPerson = (count: number) => count / PEOPLE;
  const slice = <T>(list: readonly T[]): T[] =>
    list.slice(at * perPerson(list.length), (at + 1) * perPerson(list.length));
  const [first, ...others] = slice(rows.tasks);
  if (!first) throw new Error('no tasks');
  workspaceLoad(
    {
      ...rows,
      people: [person],
      weeks: slice(rows.weeks),
      entries: slice(rows.entries),
      tasks: [{ ...first, remainingMinutes: turn }, ...others],
    },
    VIEW,
  );
}

/** Sums over arrays as large as the problem: capacity and demand of each day, and one pass over the tasks. */
function plainLoop(): number {
  const capacity = new Int32Array(PEOPLE * DAYS).fill(480);
  const demand = new Int32Array(PEOPLE * DAYS).fill(60);
  const tasks = new Int32Array(TASKS * 3).fill(7);
  let sum = 0;
  for (let at = 0; at < capacity.length; at++) sum += (capacity[at] as number) - (demand[at] as number);
  for (const each of tasks) sum += each;
  return sum;
}

/** The same rows every time, sorted by person, ten tasks and six entries each. */
function made(): WorkspaceRows {
  const random = generator(20260302);
  const upTo = (most: number) => Math.floor(random() * most);
  const dayAhead = (least: number, most: number) => addDays(TODAY, least + upTo(most - least));
  const idOf = (person: number) => `person-${person}`;
  return {
    workspace: { ...WORKSPACE_DEFAULTS, region: 'DE' },
    people: Array.from({ length: PEOPLE }, (_, at) => ({
      id: idOf(at),
      zone: 'Europe/Berlin',
      region: null,
      employedFrom: null,
      employedTo: null,
      active: true,
    })),
    weeks: Array.from({ length: PEOPLE }, (_, at) => ({
      id: `${idOf(at)}:2025-01-01`,
      personId: idOf(at),
      from: '2025-01-01',
      minutes: at % 4 ? [...DEFAULT_WEEK] : [360, 360, 360, 360, 0, 0, 0],
    })),
    entries: Array.from({ length: ENTRIES }, (_, at) => {
      const from = dayAhead(0, DAYS);
      const partly = at % 3 === 0;
      return {
        id: `entry-${at}`,
        personId: idOf(Math.floor((at * PEOPLE) / ENTRIES)),
        kind: 'away' as const,
        from,
        to: partly ? from : addDays(from, upTo(12)),
        parts: partly ? [[540, 660 + upTo(120)]] : null,
        minutes: null,
        percent: null,
        everyWeeks: null,
        weekdays: null,
        anchor: null,
        saidAt: 0,
      };
    }),
    holidays: Array.from({ length: 12 }, (_, at) => {
      const day = addDays(TODAY, 5 + at * 30);
      return { id: `DE:${day}`, region: 'DE', day, name: 'Holiday', percent: at % 5 ? 100 : 50 };
    }),
    tasks: Array.from({ length: TASKS }, (_, at) => {
      const start = dayAhead(-30, DAYS - 60);
      return {
        id: `task-${at}`,
        assigneeId: idOf(Math.floor((at * PEOPLE) / TASKS)),
        status: 'open' as const,
        priority: 1 + upTo(5),
        estimateMinutes: upTo(20) === 0 ? null : 30 + upTo(3000),
        remainingMinutes: null,
        loggedMinutes: upTo(3) ? 0 : upTo(600),
        start,
        due: upTo(10) === 0 ? null : addDays(start, upTo(60)),
      };
    }),
    timeEntries: [],
  };
}

/** mulberry32: small, even, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Milliseconds that `work` takes. What it returns is kept alive until after the clock, so nothing is optimised away. */
function timed(work: () => unknown): number {
  const start = performance.now();
  const result = work();
  const end = performance.now();
  if (result === null) throw new Error('nothing was done');
  return round(end - start);
}

function least(times: number, measure: () => number): number {
  return Math.min(...Array.from({ length: times }, measure));
}

function median(times: number, measure: (turn: number) => number): number {
  const values = Array.from({ length: times }, (_, turn) => measure(turn)).sort((a, b) => a - b);
  return values[times >> 1] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
