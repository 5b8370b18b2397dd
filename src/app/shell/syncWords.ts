import type { ReplicaStatus } from '../../local/index.ts';
import { age, clockTime } from '../format/ages.ts';
import { t } from '../words/t.ts';

export interface SyncWords {
  dot: 'settled' | 'waiting' | 'trouble';
  words: string;
}

/** Data older than this is no longer called current. */
export const STALE_MS = 15 * 60_000;

/** What the header dot says: what needs a person first, then what waits, then how old the data is. */
export function syncWords(status: ReplicaStatus, now: number): SyncWords {
  if (status.needsYou > 0)
    return { dot: 'trouble', words: t('shell.needsYouCount', { count: status.needsYou }) };
  if (status.waiting > 0) return { dot: 'waiting', words: t('shell.waiting', { count: status.waiting }) };
  if (status.receivedAt === null) return { dot: 'waiting', words: t('shell.neverReceived') };
  if (now - status.receivedAt > STALE_MS)
    return { dot: 'waiting', words: t('shell.old', { age: age(status.receivedAt, now) }) };
  if (!status.reachable) return { dot: 'waiting', words: t('shell.noSignal') };
  return { dot: 'settled', words: t('shell.receivedAt', { time: clockTime(status.receivedAt, now) }) };
}
