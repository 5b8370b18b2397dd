/** W5: a scope of 2,000 rows is taken from someone; until their phone shows none of it, and its disk holds none. */
import { benchTasks } from '../benchTask.ts';
import type { Workload } from '../workload.ts';
import { fill, inWorld } from '../world.ts';

const TASKS = 2_000;

export const revocation: Workload = {
  name: 'W5',
  columns: { time: 'ms', bytes: 'B', requests: 'requests' },
  cases: [
    {
      title: `a scope of ${TASKS.toLocaleString('en')} rows is revoked, until the phone is clean`,
      async measure(contender, more) {
        const once = () =>
          inWorld(contender, { clients: 2, tasks: TASKS }, async (world) => {
            const { network, server, until, quiet } = world;
            await fill(world, benchTasks(TASKS));
            await quiet();
            const before = network.traffic();
            const start = Date.now();
            await server.ask('revoke', 1);
            const end = await until(([look]) => look!.rows === 0, [1]);
            const after = network.traffic();
            return {
              time: end - start,
              bytes: after.bytes - before.bytes,
              requests: after.requests - before.requests,
            };
          });
        while (more(await once()));
      },
    },
  ],
};
