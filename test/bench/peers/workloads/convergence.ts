/**
 * W1: phones that were offline write, each in its own database, then all come back at once. Measured from there until
 * every phone agrees, none has anything left to send, and what they show of each task is what some phone said last.
 */
import type { Contender } from '../contender.ts';
import { benchTasks } from '../benchTask.ts';
import type { Change } from '../phone.ts';
import { agreed, fill, inWorld } from '../world.ts';

const TASKS = 500;

export interface Convergence {
  ms: number;
  bytes: number;
  requests: number;
  /** Offline, before: until all of a phone's changes were kept, divided by their number. */
  writeMs: number;
}

export function convergence(contender: Contender, mutations: number, clients: number): Promise<Convergence> {
  return inWorld(contender, { clients, tasks: TASKS }, async (world) => {
    const { network, phones, until, quiet } = world;
    const tasks = benchTasks(TASKS);
    await fill(world, tasks);
    await quiet();
    await Promise.all(phones.pages.map((page) => page.evaluate(() => phone.offline())));
    network.down();

    const shares = sharesOf(mutations, clients);
    const began = performance.now();
    await Promise.all(
      phones.pages.map((page, client) => page.evaluate((changes) => phone.write(changes), shares[client]!)),
    );
    const writeMs = (performance.now() - began) / (mutations / clients);

    const before = network.traffic();
    network.up();
    const start = Date.now();
    await Promise.all(phones.pages.map((page) => page.evaluate(() => phone.online())));
    const end = await until(agreed(TASKS));
    const after = network.traffic();
    const shown = await phones.pages[0]!.evaluate(() => phone.estimates());
    checkSaid(shown, shares);
    return {
      ms: end - start,
      bytes: after.bytes - before.bytes,
      requests: after.requests - before.requests,
      writeMs,
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
    if (!values.has(shown[taskId] ?? -1)) throw new Error(`${taskId} shows ${shown[taskId]}, which nobody said last`);
}
