/** What may happen, one step at a time. Everything is in the list itself, so that a list can be shortened and played again. */
import { type Chance, makeChance } from './chance.ts';

export const PEOPLE = ['mia', 'max', 'lena', 'carl', 'lars'] as const;
export const TASKS = ['sand', 'paint', 'rig', 'caulk', 'hull', 'gone'] as const;

/** What becomes of a message that is next in line. */
export type Fate =
  | 'well'
  | 'lost'
  /** The request arrives a second time, later. */
  | 'twice'
  | 'cut'
  /** A hotel's page instead of an answer. */
  | 'foreign'
  /** The phone waits no longer; the request goes on. */
  | 'late';

export type Change =
  | { kind: 'leads'; team: string; lead: string | null }
  | { kind: 'team'; person: string; team: string | null }
  | { kind: 'manager'; person: string; is: boolean }
  | { kind: 'projectLead'; lead: string | null }
  | { kind: 'removed'; person: string }
  | { kind: 'back'; person: string }
  | { kind: 'import'; rows: number };

export type Operation =
  | { do: 'write'; device: number; tab: number; what: number; pick: number; amount: number }
  | { do: 'sync'; device: number; tab: number }
  /** Syncs with a network that is well until nothing is on its way. */
  | { do: 'calm'; device: number; tab: number }
  | { do: 'carry'; pick: number; fate: Fate }
  | { do: 'rush' }
  | { do: 'crash'; device: number; tab: number; after: number }
  | { do: 'serverCrash'; at: 'statement' | 'commit' | 'answer' | 'disk'; after: number }
  /** Others write so much that whoever pushes would wait so long (ms); 0: no more. */
  | { do: 'line'; ms: number }
  /** Someone signed in sends what another person is said to have written. */
  | { do: 'forge'; device: number; amount: number }
  | { do: 'restart' }
  | { do: 'backup' }
  | { do: 'restore' }
  | { do: 'change'; change: Change }
  | { do: 'disk'; device: number; state: 'roomy' | 'full' | 'packed' }
  | { do: 'connection'; device: number }
  | { do: 'empty'; device: number }
  | { do: 'clock'; device: number; days: number }
  | { do: 'time'; ms: number }
  | { do: 'jobs' }
  | { do: 'tab'; device: number }
  | { do: 'reload'; device: number }
  | { do: 'signOut'; device: number }
  | { do: 'signIn'; device: number }
  | { do: 'want'; device: number; wish: string }
  | { do: 'poke'; device: number }
  | { do: 'upgrade'; device: number };

export interface Setting {
  devices: {
    person: string;
    tabs: number;
    /** 1 is this code's; the oldest is −1, the newest 3. */
    schema: number;
    /** Days that its clock is off from the beginning. */
    skew: number;
  }[];
  /** Tabs share a lock, as most browsers have it. */
  locks: boolean;
  entriesPerPage: number;
  minSchema: number;
  /** Answers carry fields that this version does not know. */
  unknownFields: boolean;
  /** In the end phones sync by their own timers; else they are told to. */
  byTimers: boolean;
}

export interface Schedule {
  seed: number;
  setting: Setting;
  operations: Operation[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export function scheduleOf(seed: number): Schedule {
  const chance = makeChance(seed);
  const people = [
    'mia',
    'lena',
    chance.of(['mia', 'max']),
    ...(chance.in(0.5) ? ['carl'] : []),
    ...(chance.in(0.4) ? ['max'] : []),
  ];
  const oldSchema = chance.in(0.15);
  const setting: Setting = {
    devices: people.map((person) => ({
      person,
      tabs: chance.of([1, 1, 2, 2, 3]),
      schema: oldSchema && chance.in(0.5) ? 0 : chance.of([1, 1, 1, 1, 2, 3]),
      skew: chance.of([0, 0, 0, 1, -400, 400, 37]),
    })),
    locks: chance.in(0.7),
    entriesPerPage: chance.of([3, 6, 12, 2000]),
    minSchema: oldSchema ? 1 : 0,
    unknownFields: chance.in(0.25),
    byTimers: chance.in(0.5),
  };
  // Of old phones, half are also answered; the others may only push.
  const ages = makeChance(seed ^ 0x01d);
  if (oldSchema && ages.in(0.5)) {
    setting.minSchema = -1;
    for (const device of setting.devices) if (device.schema === 0 && ages.in(0.5)) device.schema = -1;
  }
  const many = 25 + chance.below(60);
  return { seed, setting, operations: Array.from({ length: many }, () => oneOf(chance, people.length)) };
}

type Make = (chance: Chance, device: number, tab: number) => Operation;

const WEIGHED: readonly [weight: number, make: Make][] = [
  [
    26,
    (c, device, tab) => ({
      do: 'write',
      device,
      tab,
      what: c.below(100),
      pick: c.below(100),
      amount: 1 + c.below(60),
    }),
  ],
  [10, (_, device, tab) => ({ do: 'sync', device, tab })],
  [16, (_, device, tab) => ({ do: 'calm', device, tab })],
  [
    22,
    (c) => ({
      do: 'carry',
      pick: c.below(8),
      fate: c.of(['well', 'well', 'well', 'lost', 'lost', 'twice', 'cut', 'foreign', 'late']),
    }),
  ],
  [2, () => ({ do: 'rush' })],
  [4, (c, device, tab) => ({ do: 'crash', device, tab, after: c.below(40) })],
  [
    3,
    (c) => ({
      do: 'serverCrash',
      at: c.of(['statement', 'statement', 'commit', 'answer', 'disk']),
      after: c.below(30),
    }),
  ],
  [2, (c) => ({ do: 'line', ms: c.of([0, 0, 0, 2_500, 15_000, 90_000]) })],
  [1, (c, device) => ({ do: 'forge', device, amount: 1 + c.below(60) })],
  [1, () => ({ do: 'restart' })],
  [3, () => ({ do: 'backup' })],
  [2, () => ({ do: 'restore' })],
  [4, (c) => ({ do: 'change', change: changeOf(c) })],
  [1.5, (c, device) => ({ do: 'disk', device, state: c.of(['roomy', 'full', 'full', 'packed']) })],
  [1, (_, device) => ({ do: 'connection', device })],
  [0.6, (_, device) => ({ do: 'empty', device })],
  [2, (c, device) => ({ do: 'clock', device, days: c.of([0, -400, 400, 1, -1, c.below(800) - 400]) })],
  [3, (c) => ({ do: 'time', ms: c.of([2_000, 20_000, 6 * 60_000, HOUR, 10 * HOUR, DAY]) })],
  [0.7, (c) => ({ do: 'time', ms: (20 + c.below(80)) * DAY })],
  [1.2, () => ({ do: 'jobs' })],
  [1, (_, device) => ({ do: 'tab', device })],
  [1.5, (_, device) => ({ do: 'reload', device })],
  [0.5, (_, device) => ({ do: 'signOut', device })],
  [1, (_, device) => ({ do: 'signIn', device })],
  [
    1,
    (c, device) => ({
      do: 'want',
      device,
      wish: c.of(['person:max', 'person:lars', 'team:engine', 'team:deck']),
    }),
  ],
  [1.5, (_, device) => ({ do: 'poke', device })],
  [0.7, (_, device) => ({ do: 'upgrade', device })],
];
const TOTAL = WEIGHED.reduce((sum, [weight]) => sum + weight, 0);

function oneOf(chance: Chance, devices: number): Operation {
  let left = chance.next() * TOTAL;
  const device = chance.below(devices);
  const tab = chance.below(3);
  for (const [weight, make] of WEIGHED) {
    left -= weight;
    if (left < 0) return make(chance, device, tab);
  }
  return { do: 'rush' };
}

function changeOf(chance: Chance): Change {
  const person = chance.of(['mia', 'max', 'lena', 'carl']);
  return chance.of<() => Change>([
    () => ({
      kind: 'leads',
      team: chance.of(['deck', 'engine']),
      lead: chance.of(['lena', 'lars', 'max', null]),
    }),
    () => ({ kind: 'leads', team: 'deck', lead: chance.of(['lena', null]) }),
    () => ({ kind: 'team', person, team: chance.of(['deck', 'engine', null]) }),
    () => ({ kind: 'manager', person, is: chance.in(0.5) }),
    () => ({ kind: 'projectLead', lead: chance.of(['lena', 'mia', null]) }),
    () => ({ kind: 'removed', person: chance.of(['mia', 'max', 'carl']) }),
    () => ({ kind: 'back', person: chance.of(['mia', 'max', 'carl']) }),
    () => ({ kind: 'import', rows: 1 + chance.below(12) }),
  ])();
}
