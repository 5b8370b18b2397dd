import { type Accessor, createContext, createMemo, useContext } from 'solid-js';
import { useNow } from '../me/now.ts';
import { createIssues, createOutbox, createSent } from './createStatus.ts';

/** Where the latest change of a row is. */
export type SyncState =
  | { state: 'onPhone' | 'sending' | 'needsYou'; at: number }
  | { state: 'received'; at: number };

/** For how long a row says *Received*: long enough to look back at, short enough to stay news. */
const NEWS_MS = 30 * 60_000;

export const SyncStatesContext = createContext<Accessor<ReadonlyMap<string, SyncState>>>();

/** By `type:id`. The least settled state wins, since that is what its author has to know. */
export function createSyncStates(): Accessor<ReadonlyMap<string, SyncState>> {
  const outbox = createOutbox();
  const sent = createSent();
  const issues = createIssues();
  const now = useNow();
  return createMemo(() => {
    const states = new Map<string, SyncState>();
    const since = now() - NEWS_MS;
    for (const item of sent()) {
      if (item.receivedAt < since) continue;
      for (const row of item.touches) {
        const last = states.get(row);
        if (!last || last.at < item.receivedAt) states.set(row, { state: 'received', at: item.receivedAt });
      }
    }
    for (const item of outbox())
      for (const row of item.touches)
        states.set(row, { state: item.state === 'sending' ? 'sending' : 'onPhone', at: item.at });
    for (const issue of issues())
      for (const row of issue.touches) states.set(row, { state: 'needsYou', at: issue.at });
    return states;
  });
}

export function useSyncStates(): Accessor<ReadonlyMap<string, SyncState>> {
  const states = useContext(SyncStatesContext);
  if (!states) throw new Error('useSyncStates: the shell provides them');
  return states;
}
