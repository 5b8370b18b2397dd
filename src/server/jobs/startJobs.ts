import type { Deps } from '../deps.ts';
import { keepErased } from '../erase/keepErased.ts';
import { dailyJobs } from './dailyJobs.ts';

/** Often, because a machine that slept over midnight wakes up at any time; a day's work is done once. */
const LOOK_EVERY = 15 * 60_000;

/** Does the work of the day now and whenever a new day has begun, until it is stopped. */
export function startJobs(deps: Pick<Deps, 'database' | 'clock' | 'config' | 'log' | 'pokes'>): () => void {
  let running = false;
  const look = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      await keepErased(deps);
      await dailyJobs(deps);
    } catch (err) {
      // The next look tries again; nothing is lost by a day's delay.
      deps.log.error({ err }, 'the work of the day failed');
    } finally {
      running = false;
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
