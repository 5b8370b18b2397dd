/** What a replica needs of where it lives, and what that tells it. */
import type { Device } from './device.ts';
import type { Mirror } from './mirror.ts';
import type { Replica } from './replica.ts';
import type { Store } from './store/store.ts';

export interface ReplicaPort {
  workspaceId: string;
  personId: string;
  store: Store;
  durable: boolean;
  device: Device;
  mirror: Mirror;
  zone: string;
  visible(): boolean;
  setTimer(work: () => void, ms: number): () => void;
  /** After the first write of this page: asks the browser to keep the database, and for background sync. */
  onWritten(): void;
  /** Takes away what else this device keeps of the person. */
  onWipe(): Promise<void>;
}

/** What the page tells a replica; screens see only `Replica`. */
export interface ReplicaHandle {
  replica: Replica;
  /** Visibility, or the network, may have changed: look now. */
  wake(): void;
  /** The network is another one: give up what was asked through the old one, and ask again. */
  reconnect(): void;
  /**
   * The server is at `head`. With `since`, a stream of pokes begins there, and those before it may be missing: a sync
   * that began after that many others has brought what they were for, and need not be asked for again.
   */
  poked(head: number, since?: number): void;
  /** How many syncs have begun. */
  syncs(): number;
  /** The page was hidden: no more timers. */
  rest(): void;
  /** The database was opened anew, and may be an empty one. */
  reopened(): Promise<void>;
  onWell(listener: () => void): void;
}
