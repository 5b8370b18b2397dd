/**
 * W6: what is left on the server's disk of 100,000 rows that were created and deleted again, a hundred at a time, in the
 * server's own process; and what is left of that when the server has tidied up, where it does.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { benchTasks } from '../benchTask.ts';
import type { Workload } from '../workload.ts';
import { fill, inWorld, LIMIT_MS, TooLong } from '../world.ts';

const ROWS = 100_000;
/** What is written behind is written by then. */
const WRITE_BEHIND_MS = 5_000;

export const remains: Workload = {
  name: 'W6',
  columns: { left: 'B left', tidied: 'B once tidied', time: 'ms' },
  cases: [
    {
      title: `${ROWS.toLocaleString('en')} rows created and deleted: what stays on the server`,
      // Bytes are the same each time.
      async measure(contender, more) {
        await inWorld(contender, { clients: 1, tasks: 1 }, async (world) => {
          const { server, folder, quiet } = world;
          const size = (): Promise<number> => server.ask<number>('size').catch(() => bytesIn(folder));
          await fill(world, benchTasks(1));
          await quiet();
          await wait(WRITE_BEHIND_MS);
          const before = await size();
          const start = performance.now();
          await inTime(server.ask('churn', ROWS));
          const time = performance.now() - start;
          await wait(WRITE_BEHIND_MS);
          const left = (await size()) - before;
          const tidies = await server.ask('tidy').then(
            () => true,
            () => false,
          );
          more({ left, time, ...(tidies ? { tidied: (await size()) - before } : {}) });
        });
      },
    },
  ],
};

async function inTime(work: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  const late = wait(LIMIT_MS, undefined, { signal: patience.signal }).then(() => {
    throw new TooLong(LIMIT_MS, 'creating and deleting');
  });
  try {
    await Promise.race([work, late]);
  } finally {
    patience.abort();
    late.catch(() => undefined);
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
