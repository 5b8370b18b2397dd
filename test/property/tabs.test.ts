/** Property 14: what people write in several tabs comes to the same as if they had written it in one. */
import { expect, it } from 'vitest';
import { ROW_TYPES } from '../../src/core/rows.ts';
import { readRows } from '../../src/server/rows/readRows.ts';
import { ordered } from './simulator/deviceChecks.ts';
import { enginesOfRun } from './simulator/engines.ts';
import { type Operation, type Schedule, scheduleOf } from './simulator/operations.ts';
import { report } from './simulator/report.ts';
import { rest } from './simulator/rest.ts';
import { checkAtRest } from './simulator/restChecks.ts';
import { WS } from './simulator/simulatedServer.ts';
import { Violation } from './simulator/violation.ts';
import { World } from './simulator/world.ts';

const SEEDS = Number(process.env.RUNS ?? 20);
const SEED = Number(process.env.SEED ?? 1);

/** What does not depend on how many requests are on their way, which several tabs have more of. */
const KINDS: readonly Operation['do'][] = [
  'write',
  'calm',
  'change',
  'clock',
  'want',
  'poke',
  'jobs',
  'backup',
];

interface Ended {
  saved: number;
  state: string;
}

it(`${SEEDS} schedules from seed ${SEED} on end alike with one tab on each device and with up to four`, {
  timeout: 3_600_000,
}, async () => {
  let saved = 0;
  for (let seed = SEED; seed < SEED + SEEDS; seed += 1) {
    const schedule = quiet(scheduleOf(seed));
    const one = await played(schedule, 1);
    const tabs = 2 + (seed % 3);
    const several = await played(schedule, tabs);
    saved += one.saved;
    if (one.state !== several.state)
      throw new Error(report(schedule, new Violation(14, `${tabs} tabs: ${difference(one, several)}`)));
  }
  expect(saved).toBeGreaterThan(SEEDS);
});

const quiet = (schedule: Schedule): Schedule => ({
  ...schedule,
  // The moment at which a timer fires is another one in each tab, and with it how long a message was on its way.
  setting: { ...schedule.setting, byTimers: false },
  operations: schedule.operations.filter((operation) => KINDS.includes(operation.do)),
});

async function played(schedule: Schedule, tabs: number): Promise<Ended> {
  const devices = schedule.setting.devices.map((device) => ({ ...device, tabs }));
  const world = await World.begin({ ...schedule, setting: { ...schedule.setting, devices } }, enginesOfRun);
  try {
    for (const operation of schedule.operations) await world.play(operation);
    await rest(world);
    const state = await stateOf(world);
    await checkAtRest(world);
    return { saved: world.tallies.of('saved'), state };
  } finally {
    await world.end();
  }
}

/** What there is, but for versions: tabs may push in other portions. */
async function stateOf(world: World): Promise<string> {
  const server: unknown[] = [];
  for (const type of ROW_TYPES) server.push(await readRows(world.server.read, WS, type));
  const devices: unknown[] = [];
  for (const device of world.devices) {
    const { base, overlay, outbox, sent, issues } = await device.contents();
    devices.push(
      base.map(({ type, id, row, scopes }) => ordered([type, id, row, [...scopes].sort()])).sort(),
      overlay,
      outbox,
      sent.map(({ uid, superseded }) => ordered([uid, superseded])).sort(),
      issues.map(({ uid, code, args }) => ordered([uid, code, args])).sort(),
    );
  }
  return ordered([server, devices])!;
}

function difference(one: Ended, several: Ended): string {
  let at = 0;
  while (one.state[at] === several.state[at]) at += 1;
  const around = ({ state }: Ended): string => state.slice(Math.max(0, at - 120), at + 120);
  return `${around(one)}\nbecame\n${around(several)}`;
}
