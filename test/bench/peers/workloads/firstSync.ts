/**
 * W3: a phone that has nothing gets 10,000 rows; then it is opened again without a network, and everything is read
 * from its own disk.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { benchTasks } from '../benchTask.ts';
import type { Contender } from '../contender.ts';
import type { Figures, More, Workload } from '../workload.ts';
import { agreed, fill, inWorld, LIMIT_MS, type World } from '../world.ts';

export const TASKS = 10_000;

/** More phones than this would cost more to open than they tell. */
const MOST_RUNS = 5;

/** Libraries that write behind what they show get the time to do it; none says when it has. */
const WRITE_BEHIND_MS = 3_000;

export const firstSync: Workload = {
  name: 'W3',
  columns: { time: 'ms', bytes: 'B', requests: 'requests', 'read cold': 'ms cold' },
  cases: [{ title: `first sync of ${TASKS.toLocaleString('en')} rows, then opened offline`, measure }],
};

/** The first phone made or has the rows; each run is another phone. */
function measure(contender: Contender, more: More): Promise<void> {
  const newcomers = Array.from({ length: MOST_RUNS }, (_, at) => at + 1);
  const clients = MOST_RUNS + 1;
  return inWorld(contender, { clients, tasks: TASKS, cut: newcomers }, async (world) => {
    await fill(world, benchTasks(TASKS), 1);
    for (const newcomer of newcomers) if (!more(await receive(world, newcomer))) break;
  });
}

async function receive(world: World, newcomer: number): Promise<Figures> {
  const { network, phones, until, quiet } = world;
  await quiet();
  network.mend(newcomer);
  const before = network.traffic();
  const start = Date.now();
  await phones.pages[newcomer]!.evaluate(() => phone.online());
  const end = await until(agreed(TASKS), [newcomer, 0]);
  const after = network.traffic();
  await quiet();
  await wait(WRITE_BEHIND_MS);
  network.cut(newcomer);
  const page = await phones.reload(newcomer);
  const cold = await page.evaluate(openUntil, [phones.setupOf(newcomer), TASKS, LIMIT_MS] as const);
  if (cold === null) throw new Error('what was received was not all kept on the phone');
  return {
    time: end - start,
    bytes: after.bytes - before.bytes,
    requests: after.requests - before.requests,
    'read cold': cold,
  };
}

/** Runs in the page. */
async function openUntil([setup, rows, limitMs]: readonly [
  { client: number; entry: unknown },
  number,
  number,
]): Promise<number | null> {
  const start = performance.now();
  await phone.open(setup);
  while ((await phone.look()).rows !== rows) {
    if (performance.now() - start > limitMs) return null;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return performance.now() - start;
}
