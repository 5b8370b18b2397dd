/** Runs syncs one after another: at once when asked, and again by `schedule.ts` while there is reason to. */
import type { ReplicaTrouble } from './replica.ts';
import { nextDelay } from './schedule.ts';
import type { Outcome } from './sync/cycle.ts';

export interface SchedulerPort {
  /** One sync; its failures are outcomes, not exceptions. */
  run(): Promise<Outcome>;
  waiting(): number;
  visible(): boolean;
  clock(): number;
  random(): number;
  setTimer(work: () => void, ms: number): () => void;
  onState(state: SyncState): void;
}

export interface SyncState {
  syncing: boolean;
  /** The last attempt reached the server. */
  reachable: boolean;
  trouble: ReplicaTrouble | null;
}

export interface Scheduler {
  /** Syncs now, or once more after the sync that is running; resolves when a sync that began after this call ended. */
  ask(): Promise<void>;
  /** When no sync is running. */
  ended(): Promise<void>;
  /** What it plans with has changed: visibility, or what waits. */
  reconsider(): void;
  stop(): void;
}

const BLOCKING: readonly (ReplicaTrouble | null)[] = ['signed_out', 'wrong_person', 'revoked'];

export function createScheduler(port: SchedulerPort): Scheduler {
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let cancel: () => void = () => undefined;
  let stopped = false;
  let failingSince: number | undefined;
  let retryAfter: number | undefined;
  let state: SyncState = { syncing: false, reachable: true, trouble: null };

  function become(next: Partial<SyncState>): void {
    state = { ...state, ...next };
    port.onState(state);
  }

  async function run(): Promise<void> {
    cancel();
    become({ syncing: true });
    let outcome: Outcome = { kind: 'trouble', trouble: 'server_trouble' };
    try {
      outcome = await port.run();
    } finally {
      // Also after a bug, which goes on to whoever asked: the next attempt must not depend on this one.
      running = undefined;
      settle(outcome);
      plan();
    }
  }

  function settle(outcome: Outcome): void {
    retryAfter = 'retryAfter' in outcome ? outcome.retryAfter : undefined;
    failingSince = outcome.kind === 'received' ? undefined : (failingSince ?? port.clock());
    // Being out of reach, or not having asked, says nothing about the trouble that was there before.
    if (outcome.kind === 'held') become({ syncing: false });
    else if (outcome.kind === 'unreachable') become({ syncing: false, reachable: false });
    else
      become({
        syncing: false,
        reachable: true,
        trouble: outcome.kind === 'trouble' ? outcome.trouble : null,
      });
  }

  function plan(): void {
    cancel();
    if (stopped || running !== undefined) return;
    const delay = nextDelay(
      {
        waiting: port.waiting(),
        visible: port.visible(),
        well: failingSince === undefined,
        blocked: BLOCKING.includes(state.trouble),
        failingFor: failingSince === undefined ? 0 : port.clock() - failingSince,
        retryAfter,
      },
      port.random(),
    );
    cancel = delay === null ? () => undefined : port.setTimer(() => void attempt(), delay);
  }

  /** A reason to hope (a write, a network, a person who looks) begins the eager minute anew; a timer is none. */
  function ask(): Promise<void> {
    if (failingSince !== undefined) failingSince = port.clock();
    return attempt();
  }

  function attempt(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running !== undefined) {
      following ??= running.catch(ignoreAnothers).then(() => {
        following = undefined;
        return attempt();
      });
      return following;
    }
    running = run();
    return running;
  }

  return {
    ask,
    async ended() {
      while (running !== undefined) await running.catch(ignoreAnothers);
    },
    reconsider: plan,
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** Whoever asked for that sync hears of its failure. */
const ignoreAnothers = (): void => undefined;
