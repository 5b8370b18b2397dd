/** W4: a phone that has 10,000 rows comes back after others have changed one in a hundred of them, or one in ten. */
import { benchTasks } from '../benchTask.ts';
import type { Contender } from '../contender.ts';
import type { Change } from '../phone.ts';
import type { Figures, Workload } from '../workload.ts';
import { agreed, fill, inWorld } from '../world.ts';
import { TASKS } from './firstSync.ts';

export const comingBack: Workload = {
  name: 'W4',
  columns: { time: 'ms', bytes: 'B', requests: 'requests' },
  cases: [0.01, 0.1].map((share) => ({
    title: `return to ${TASKS.toLocaleString('en')} rows of which ${share * 100} % have changed`,
    measure: (contender) => comeBack(contender, TASKS * share),
  })),
};

function comeBack(contender: Contender, changed: number): Promise<Figures> {
  return inWorld(contender, { clients: 2, tasks: TASKS }, async (world) => {
    const { network, phones, until, quiet } = world;
    await fill(world, benchTasks(TASKS));
    await quiet();
    const [stays, leaves] = phones.pages;
    await leaves!.evaluate(() => phone.offline());
    network.cut(1);
    const changes: Change[] = Array.from({ length: changed }, (_, at) => [`task-${(at * TASKS) / changed}`, 45]);
    await stays!.evaluate((list) => phone.write(list), changes);
    await until(([first]) => first!.waiting === 0);
    await quiet();
    network.mend(1);
    const before = network.traffic();
    const start = Date.now();
    await leaves!.evaluate(() => phone.online());
    const end = await until(agreed(TASKS));
    const after = network.traffic();
    return { time: end - start, bytes: after.bytes - before.bytes, requests: after.requests - before.requests };
  });
}
