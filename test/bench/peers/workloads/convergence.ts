/**
 * W1: phones that were offline write, each in its own database, then all come back at once. Measured from there until
 * every phone agrees, none has anything left to send, and what they show of each task is what some phone said last.
 */
import { benchTasks } from '../benchTask.ts';
import type { Contender } from '../contender.ts';
import type { Change } from '../phone.ts';
import type { Figures, Workload } from '../workload.ts';
import { agreed, fill, inWorld } from '../world.ts';

const TASKS = 500;

export const convergence: Workload = {
  name: 'W1',
  columns: { time: 'ms', bytes: 'B', requests: 'requests' },
  cases: [
    { mutations: 1_000, clients: 5 },
    { mutations: 10_000, clients: 50 },
  ].map(({ mutations, clients }) => ({
    title: `${mutations.toLocaleString('en')} offline mutations on ${TASKS} rows, ${clients} phones, until all agree`,
    async measure(contender, more) {
      while (more(await converge(contender, mutations, clients)));
    },
  })),
};

function converge(contender: Contender, mutations: number, clients: number): Promise<Figures> {
  return inWorld(contender, { clients, tasks: TASKS }, async (world) => {
    const { network, phones, until, quiet } = world;
    const tasks = benchTasks(TASKS);
    await fill(world, tasks);
    await quiet();
    await Promise.all(phones.pages.map((page) => page.evaluate(() => phone.offline())));
    network.down();

    const shares = sharesOf(mutations, clients);
    await Promise.all(
      phones.pages.map((page, client) => page.evaluate((changes) => phone.write(changes), shares[client]!)),
    );

    const before = network.traffic();
    network.up();
    const start = Date.now();
    await Promise.all(phones.pages.map((page) => page.evaluate(() => phone.online())));
    const end = await until(agreed(TASKS));
    const after = network.traffic();
    const shown = await phones.pages[0]!.evaluate(() => phone.estimates());
    checkSaid(shown, shares);
    return {
      time: end - start,
      bytes: after.bytes - before.bytes,
      requests: after.requests - before.requests,
    };
  });
}

/** The same every time: which phone changes which task, each time to another value. */
function sharesOf(mutations: number, clients: number): Change[][] {
  const shares: Change[][] = Array.from({ length: clients }, () => []);
  let state = 20260302;
  for (let at = 0; at < mutations; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    shares[at % clients]!.push([`task-${(state >>> 8) % TASKS}`, 1_000 + at]);
  }
  return shares;
}

function checkSaid(shown: Record<string, number>, shares: readonly Change[][]): void {
  const said = new Map<string, Set<number>>();
  for (const share of shares)
    for (const [taskId, minutes] of new Map(share))
      said.set(taskId, (said.get(taskId) ?? new Set()).add(minutes));
  for (const [taskId, values] of said)
    if (!values.has(shown[taskId] ?? -1))
      throw new Error(`${taskId} shows ${shown[taskId]}, which nobody said last`);
}
