/**
 * W3: a phone that has nothing gets 10,000 rows; then it is opened again without a network, and everything is read
 * from its own disk.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { benchTasks } from '../benchTask.ts';
import type { Contender } from '../contender.ts';
import type { Figures, Workload } from '../workload.ts';
import { agreed, fill, inWorld, LIMIT_MS } from '../world.ts';

export const TASKS = 10_000;

/** Libraries that write behind what they show get the time to do it; none says when it has. */
const WRITE_BEHIND_MS = 3_000;

export const firstSync: Workload = {
  name: 'W3',
  columns: { time: 'ms', bytes: 'B', requests: 'requests', 'read cold': 'ms to read cold' },
  cases: [{ title: `first sync of ${TASKS.toLocaleString('en')} rows, then opened offline`, measure }],
};

function measure(contender: Contender): Promise<Figures> {
  return inWorld(contender, { clients: 2, tasks: TASKS }, async (world) => {
    const { network, phones, until, quiet } = world;
    await fill(world, benchTasks(TASKS), 1);
    await quiet();
    const before = network.traffic();
    const start = Date.now();
    await phones.pages[1]!.evaluate(() => phone.online());
    const end = await until(agreed(TASKS));
    const after = network.traffic();
    await quiet();
    await wait(WRITE_BEHIND_MS);
    network.down();
    const page = await phones.reopen(1);
    const cold = await page.evaluate(openUntil, [phones.setupOf(1), TASKS, LIMIT_MS] as const);
    if (cold === null) throw new Error('what was received was not all kept on the phone');
    return {
      time: end - start,
      bytes: after.bytes - before.bytes,
      requests: after.requests - before.requests,
      'read cold': cold,
    };
  });
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
