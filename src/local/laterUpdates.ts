import type { Stop } from './replica.ts';
import type { Updates } from './updates.ts';

/** Updates whose code is still on its way: what is asked meanwhile is asked again when it is there. */
export function laterUpdates(coming: Promise<Updates>): Updates {
  function passOn(ask: (updates: Updates) => Stop): Stop {
    let stop: Stop | undefined;
    let stopped = false;
    void coming.then((updates) => {
      if (!stopped) stop = ask(updates);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  }
  return {
    watch(onReady) {
      onReady(false);
      return passOn((updates) => updates.watch(onReady));
    },
    apply: () => void coming.then((updates) => updates.apply()),
    follow: (replica) => passOn((updates) => updates.follow(replica)),
  };
}

export const NO_UPDATES: Updates = {
  watch(onReady) {
    onReady(false);
    return () => undefined;
  },
  apply: () => undefined,
  follow: () => () => undefined,
};
