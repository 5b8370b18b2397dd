/** What this device gives: time, chance, the network, and a lock that its tabs share. Tests bring their own. */
export interface Device {
  /** Milliseconds since the epoch, as this device believes. */
  clock(): number;
  /** 0 ≤ x < 1, for jitter only. */
  random(): number;
  /** Unique for ever, also beyond this device. */
  newId(): string;
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Runs `work` while no other tab runs work under this name, as far as the browser can promise it. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/**
 * A tab that was frozen while it held the lock must not stop the others (WebKit did so once). Going on without the
 * lock is safe: the server skips what it has, and a stale answer is dropped where it arrives.
 */
const LOCK_PATIENCE_MS = 25_000;

export const browserDevice: Device = {
  clock: () => Date.now(),
  random: () => Math.random(),
  newId: () => newUuid(),
  fetch: (path, init) => fetch(path, init),
  withLock,
};

/** `crypto.randomUUID` is missing on plain http, where a first look at Plimsoll on a local network happens. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Locks need a secure context too.
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return work();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LOCK_PATIENCE_MS);
  let started = false;
  try {
    return await locks.request(name, { signal: patience.signal }, () => {
      started = true;
      clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (started) throw error;
    return work();
  } finally {
    clearTimeout(timer);
  }
}
