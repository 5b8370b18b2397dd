/** A replica in a page: on IndexedDB, listening for everything that says "now would be a good time to sync". */
import { createReplica } from './createReplica.ts';
import { browserDevice, type Device } from './device.ts';
import { takeOpening } from './earlyOpen.ts';
import { forgetDevice } from './forgetDevice.ts';
import { makeMirror, pageStorage } from './mirror.ts';
import { askToPersist, registerBackgroundSync } from './persistence.ts';
import { createPokes } from './poke.ts';
import type { Replica } from './replica.ts';
import type { ReplicaHandle } from './replicaPort.ts';
import { SESSION_EVENT } from './session.ts';
import { databaseName } from './store/database.ts';
import { createMemoryStore } from './store/memoryStore.ts';
import { storageFailure } from './store/storageErrors.ts';

export interface OpenOptions {
  workspaceId: string;
  personId: string;
  device?: Device;
}

/** Tabs of one person tell each other that the device was wiped. */
const CHANNEL = 'plimsoll';

export async function openReplica({
  workspaceId,
  personId,
  device = browserDevice,
}: OpenOptions): Promise<Replica> {
  const name = databaseName(workspaceId, personId);
  const mirror = makeMirror(pageStorage(), name);
  const visible = (): boolean => document.visibilityState === 'visible';
  const channel = new BroadcastChannel(CHANNEL);
  const listening = new AbortController();
  let handle: ReplicaHandle | undefined;
  let written = false;

  const opening = takeOpening({ workspaceId, personId });
  opening.onReopened(() => void handle?.reopened());
  const opened = await opening.opened;
  const port = {
    workspaceId,
    personId,
    ...opened,
    device,
    mirror,
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    visible,
    setTimer(work: () => void, ms: number) {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    onWritten() {
      if (!written) askToPersist();
      written = true;
      registerBackgroundSync();
    },
    onWipe: forgetDevice,
  };
  try {
    handle = await createReplica(port);
  } catch (error) {
    if (storageFailure(error) === undefined) throw error;
    // It opened and cannot be written: then it is as good as none, and that is said.
    handle = await createReplica({ ...port, store: createMemoryStore(), durable: false });
  }
  const { replica, wake, rest, reconnect, onWell } = handle;
  const pokes = createPokes(workspaceId, handle);

  function end(): void {
    listening.abort();
    pokes.stop();
  }

  function look(): void {
    if (!visible()) {
      pokes.stop();
      rest();
      return;
    }
    pokes.listen();
    wake();
  }

  /** A question that was asked through another network gets no answer, and would say so only after its patience. */
  function online(): void {
    if (visible()) reconnect();
    // Broken while there was no network, it would be opened again only when the browser's three seconds are over.
    pokes.stop();
    look();
  }

  const { signal } = listening;
  document.addEventListener('visibilitychange', look, { signal });
  // A page that comes back from the back/forward cache gets no other event.
  addEventListener('pageshow', look, { signal });
  addEventListener('online', online, { signal });
  // The attempt fails at once, and whoever writes next is told “saved” instead of “sent”.
  addEventListener('offline', look, { signal });
  addEventListener(SESSION_EVENT, look, { signal });
  // A refused stream (no session yet) is opened again once a sync has been answered.
  onWell(() => {
    if (visible() && !signal.aborted) pokes.listen();
  });
  channel.onmessage = ({ data }: MessageEvent<{ wiped?: string }>) => {
    if (data.wiped !== name) return;
    end();
    replica.close();
  };
  look();

  return {
    ...replica,
    close() {
      end();
      channel.close();
      replica.close();
    },
    async wipe() {
      end();
      // Before the database goes: a tab that only saw it vanish would open an empty one.
      channel.postMessage({ wiped: name });
      await replica.wipe();
      channel.close();
    },
  };
}
