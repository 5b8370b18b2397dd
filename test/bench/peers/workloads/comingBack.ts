/** W4: a phone that has 10,000 rows comes back after others have changed one in a hundred of them, or one in ten. */
import { benchTasks } from '../benchTask.ts';
import type { Change } from '../phone.ts';
import type { Figures, Workload } from '../workload.ts';
import { agreed, fill, inWorld, type World } from '../world.ts';
import { TASKS } from './firstSync.ts';

export const comingBack: Workload = {
  name: 'W4',
  columns: { time: 'ms', bytes: 'B', requests: 'requests', trips: 'round trips' },
  cases: [0.01, 0.1].map((share, at) => ({
    alone: at > 0,
    title: `return to ${TASKS.toLocaleString('en')} rows of which ${share * 100} % have changed`,
    measure: (contender, more) =>
      inWorld(contender, { clients: 2, tasks: TASKS }, async (world) => {
        await fill(world, benchTasks(TASKS));
        for (let run = 0; more(await comeBack(world, TASKS * share, run)); run += 1);
      }),
  })),
};

async function comeBack(
  { network, phones, until, quiet }: World,
  changed: number,
  run: number,
): Promise<Figures> {
  const [stays, leaves] = phones.pages;
  await quiet();
  await leaves!.evaluate(() => phone.offline());
  network.cut(1);
  const every = TASKS / changed;
  const changes: Change[] = Array.from({ length: changed }, (_, at) => [`task-${at * every}`, 45 + run]);
  await stays!.evaluate((list) => phone.write(list), changes);
  await until(([look]) => look!.waiting === 0, [0]);
  await quiet();
  network.mend(1);
  const before = network.traffic();
  const start = Date.now();
  await leaves!.evaluate(() => phone.online());
  const end = await until(agreed(TASKS), [1, 0]);
  const after = network.traffic();
  const trips = await leaves!.evaluate((since) => phone.roundTrips?.(since) ?? null, start);
  return {
    time: end - start,
    bytes: after.bytes - before.bytes,
    requests: after.requests - before.requests,
    ...(trips === null ? {} : { trips }),
  };
}
