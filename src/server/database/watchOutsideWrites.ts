export type Stop = () => void;

/** @param dataVersion undefined while it cannot be asked. */
export function watchOutsideWrites(
  dataVersion: () => number | undefined,
  pollEvery: number,
): { add: (callback: () => void) => Stop; stop: Stop } {
  const callbacks = new Set<() => void>();
  let seen = dataVersion();
  const timer = setInterval(() => {
    const now = dataVersion();
    if (now === undefined || now === seen) return;
    seen = now;
    for (const callback of callbacks) callback();
  }, pollEvery);
  // Looking for news is no reason to keep a finished command running.
  timer.unref();
  return {
    add: (callback) => {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    stop: () => clearInterval(timer),
  };
}
