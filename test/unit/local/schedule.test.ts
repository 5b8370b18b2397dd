import { describe, expect, it } from 'vitest';
import { nextDelay, type Situation } from '../../../src/local/schedule.ts';
import { createScheduler, type SyncState } from '../../../src/local/scheduler.ts';
import type { Outcome } from '../../../src/local/sync/cycle.ts';

const calm: Situation = {
  waiting: 0,
  visible: true,
  well: true,
  blocked: false,
  failingFor: 0,
  retryAfter: undefined,
};

describe('with unsent work and someone looking', () => {
  it.each([0, 0.5, 0.999])('it is tried within two seconds for a minute (chance %d)', (random) => {
    const delay = nextDelay({ ...calm, waiting: 1, well: false, failingFor: 59_000 }, random);
    expect(delay).toBeGreaterThan(500);
    expect(delay).toBeLessThanOrEqual(2_000);
  });

  it.each([0, 0.5, 0.999])('then about every fifteen, never all phones at once (chance %d)', (random) => {
    const delay = nextDelay({ ...calm, waiting: 1, well: false, failingFor: 61_000 }, random);
    expect(delay).toBeGreaterThanOrEqual(12_000);
    expect(delay).toBeLessThanOrEqual(18_000);
  });

  it('a server that asks for patience gets it', () => {
    expect(nextDelay({ ...calm, waiting: 1, well: false, retryAfter: 40 }, 0.5)).toBe(40_000);
  });

  it('a server that wants someone to sign in is not asked every two seconds', () => {
    expect(nextDelay({ ...calm, waiting: 1, well: false, blocked: true }, 0.5)).toBeGreaterThan(60_000);
  });
});

it('a hidden page sets no timers, whatever waits', () => {
  expect(nextDelay({ ...calm, waiting: 5, visible: false, well: false }, 0.5)).toBeNull();
});

it('an idle page asks seldom, for pokes that were lost', () => {
  expect(nextDelay(calm, 0.5)).toBeGreaterThan(120_000);
});

/** Time that passes when a test says so. */
function harness(outcomes: Outcome[]) {
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  const runs: number[] = [];
  const states: SyncState[] = [];
  const page = { visible: true, waiting: 1 };
  const scheduler = createScheduler({
    run: async () => {
      runs.push(now);
      const outcome = outcomes.shift() ?? { kind: 'received' };
      if (outcome.kind === 'received') page.waiting = 0;
      return outcome;
    },
    waiting: () => page.waiting,
    visible: () => page.visible,
    clock: () => now,
    random: () => 0.999,
    setTimer(work, ms) {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    onState: (state) => states.push(state),
  });
  async function pass(ms: number): Promise<void> {
    const end = now + ms;
    for (;;) {
      const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      timers = timers.filter((timer) => timer !== due);
      now = due.at;
      due.work();
      // Lets the sync that was started come to its end.
      await new Promise((resolve) => setImmediate(resolve));
    }
    now = end;
  }
  return { scheduler, runs, states, page, pass };
}

const down: Outcome = { kind: 'unreachable' };

describe('the scheduler', () => {
  it('tries every two seconds for a minute, then every fifteen, then rests when all is received', async () => {
    const { scheduler, runs, pass } = harness(Array.from({ length: 40 }, () => down));
    await scheduler.ask();
    await pass(60_000);
    expect(runs.length).toBeGreaterThanOrEqual(30);
    const before = runs.length;
    await pass(60_000);
    expect(runs.length - before).toBeLessThanOrEqual(6);
    expect(runs.length - before).toBeGreaterThanOrEqual(3);
    await pass(10 * 60_000);
    const settled = runs.length;
    await pass(60_000);
    expect(runs.length - settled).toBeLessThanOrEqual(1);
  });

  it('a reason to hope begins the eager minute anew', async () => {
    const { scheduler, runs, pass } = harness(Array.from({ length: 90 }, () => down));
    await scheduler.ask();
    await pass(10 * 60_000);
    const before = runs.length;
    await scheduler.ask();
    await pass(10_000);
    expect(runs.length - before).toBeGreaterThanOrEqual(5);
  });

  it('runs one sync at a time, and one more for whoever asked meanwhile', async () => {
    const { scheduler, runs } = harness([]);
    await Promise.all([scheduler.ask(), scheduler.ask(), scheduler.ask(), scheduler.ask()]);
    expect(runs).toHaveLength(2);
  });

  it('being out of reach does not hide the trouble there was, an answer does', async () => {
    const { scheduler, states } = harness([
      { kind: 'trouble', trouble: 'signed_out' },
      down,
      { kind: 'received' },
    ]);
    await scheduler.ask();
    await scheduler.ask();
    expect(states.at(-1)).toEqual({ syncing: false, reachable: false, trouble: 'signed_out' });
    await scheduler.ask();
    expect(states.at(-1)).toEqual({ syncing: false, reachable: true, trouble: null });
  });

  it('a page that is hidden stops trying, and goes on when it is shown', async () => {
    const { scheduler, runs, page, pass } = harness([down, down]);
    await scheduler.ask();
    page.visible = false;
    scheduler.reconsider();
    await pass(60_000);
    expect(runs).toHaveLength(1);
    page.visible = true;
    scheduler.reconsider();
    await pass(20_000);
    expect(runs).toHaveLength(2);
  });

  it('a fault in one sync is thrown, and does not end all syncing', async () => {
    const { scheduler, runs, states, page } = harness([]);
    const { waiting } = page;
    Object.defineProperty(page, 'waiting', {
      configurable: true,
      set() {
        throw new TypeError('a bug');
      },
      get: () => waiting,
    });
    await expect(scheduler.ask()).rejects.toThrow('a bug');
    expect(states.at(-1)).toMatchObject({ syncing: false, trouble: 'server_trouble' });
    Object.defineProperty(page, 'waiting', { value: 1, writable: true });
    await scheduler.ask();
    expect(runs).toHaveLength(2);
    expect(states.at(-1)).toMatchObject({ syncing: false, trouble: null });
  });
});
