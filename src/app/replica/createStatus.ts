import { type Accessor, createSignal, onCleanup } from 'solid-js';
import type { Issue, OutboxItem, ReplicaStatus, SentItem, Stop } from '../../local/index.ts';
import { useReplica } from './ReplicaProvider.tsx';

function createWatch<T>(initial: T, watch: (tell: (value: T) => void) => Stop): Accessor<T> {
  const [value, setValue] = createSignal<T>(initial);
  onCleanup(watch((next) => setValue(() => next)));
  return value;
}

const UNKNOWN: ReplicaStatus = {
  receivedAt: null,
  syncing: false,
  reachable: true,
  waiting: 0,
  needsYou: 0,
  trouble: null,
  lost: 0,
  ready: false,
};

/** How this device stands with the server. */
export function createStatus(): Accessor<ReplicaStatus> {
  const replica = useReplica();
  return createWatch(UNKNOWN, (tell) => replica.watchStatus(tell));
}

export function createOutbox(): Accessor<readonly OutboxItem[]> {
  const replica = useReplica();
  return createWatch<readonly OutboxItem[]>([], (tell) => replica.watchOutbox(tell));
}

export function createSent(): Accessor<readonly SentItem[]> {
  const replica = useReplica();
  return createWatch<readonly SentItem[]>([], (tell) => replica.watchSent(tell));
}

export function createIssues(): Accessor<readonly Issue[]> {
  const replica = useReplica();
  return createWatch<readonly Issue[]>([], (tell) => replica.watchIssues(tell));
}
