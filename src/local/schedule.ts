/**
 * When to sync next. Every trigger asks at once; this answers when nobody asks: soon while something waits and someone
 * looks, seldom otherwise, never while hidden (timers of hidden pages are the browser's to stop).
 */
export interface Situation {
  /** Mutations that wait. */
  waiting: number;
  visible: boolean;
  /** The last sync was answered in full. */
  well: boolean;
  /** Only a person can help: sign in, or understand that they were removed. */
  blocked: boolean;
  /** How long it has not been well, since there was last a reason to hope (ms). */
  failingFor: number;
  /** Seconds, when the server asked for patience. */
  retryAfter: number | undefined;
}

const EAGER_MS = 2_000;
const EAGER_FOR_MS = 60_000;
const PATIENT_MS = 15_000;
/** Pokes bring changes; this is for the ones that were lost. */
const IDLE_MS = 5 * 60_000;
/** Nothing waits and the server does not answer: what is shown grows old, so keep trying, gently. */
const IDLE_FAILING_MS = 30_000;

/** Milliseconds until the next attempt; null: wait for a trigger. `random` is 0 ≤ x < 1. */
export function nextDelay(
  { waiting, visible, well, blocked, failingFor, retryAfter }: Situation,
  random: number,
): number | null {
  if (!visible) return null;
  if (blocked) return jittered(IDLE_MS, random);
  const asked = (retryAfter ?? 0) * 1000;
  if (waiting > 0) {
    // The jitter only shortens: within two seconds means within two.
    const usual = failingFor < EAGER_FOR_MS ? EAGER_MS * (0.5 + 0.5 * random) : jittered(PATIENT_MS, random);
    return Math.max(asked, usual);
  }
  return Math.max(asked, jittered(well ? IDLE_MS : IDLE_FAILING_MS, random));
}

/** ± 20 %, so that phones which lost the server together do not return to it together. */
const jittered = (ms: number, random: number): number => ms * (0.8 + 0.4 * random);
