import type { Store } from '../../../src/local/store/store.ts';

/** What keeps the data of a world's devices. */
export interface PhoneStorage {
  /** A new one, empty. */
  makeStore(): Store;
  /** Something is being read or written, so that nobody has come to rest. */
  readonly busy: boolean;
}
