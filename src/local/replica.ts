/**
 * This device's copy of what its person may see, and their unsent work: the port through which screens read and write.
 *
 * Screens watch rows and dispatch mutations; they never write rows. `openReplica.ts` makes one over IndexedDB.
 */
import type { MutationArgs, MutationName } from '../core/mutations.ts';
import type { Rejection } from '../core/rejection.ts';
import type { RowType, RowTypes } from '../core/rows.ts';
import type { IssueCode, Was } from './store/records.ts';

export type Stop = () => void;

/** A mutation on its way: on this phone until the server has acknowledged it. */
export interface OutboxItem {
  n: number;
  uid: string;
  name: MutationName;
  args: unknown;
  /** When its author wrote it (ms), by the server's clock as far as this device knows it. All times here are. */
  at: number;
  state: 'on_phone' | 'sending';
  /** Rows that it creates or changes, as `type:id`, for the sync glyph on each object. */
  touches: string[];
  /** Those of them that were there before, as they were, by the same names. */
  was?: Was;
}

/** An acknowledged mutation, kept 30 days. */
export interface SentItem {
  uid: string;
  name: MutationName;
  args: unknown;
  at: number;
  receivedAt: number;
  touches: string[];
  was?: Was;
  /** The server had a later word of the same person already; this one is history. */
  superseded?: boolean;
  /** `OtherWord[]` as it came: that later word. */
  theirs?: unknown;
  /** Its author has chosen already. */
  settled?: boolean;
}

/**
 * A mutation that the server refused, or carried out and then let someone overwrite who had not seen it: kept with its
 * arguments until its author changes or settles it.
 */
export interface Issue {
  uid: string;
  name: MutationName;
  args: unknown;
  at: number;
  code: IssueCode;
  message: string;
  field: string | null;
  ids: string[];
  touches: string[];
  was?: Was;
  /** `OtherWord[]` as it came: what stood in its way. */
  theirs?: unknown;
}

export type ReplicaTrouble =
  | 'storage_full' // reading goes on, the outbox is kept, the copy of the server's data was given up
  | 'storage_broken' // the database cannot be opened or written: nothing more is kept on this phone once the page closes
  | 'was_emptied' // the browser deleted the database, or lost the end of it: what had not been sent may be lost
  | 'signed_out' // keep writing; sign in to send
  | 'wrong_person' // someone else is signed in: unsent work waits for its author
  | 'revoked'
  | 'server_trouble' // it answers, but with errors or garbage
  | 'update_needed'; // the server no longer serves this version; writing still works

export interface ReplicaStatus {
  /** Last time the server answered a sync in full (ms); null: never on this device. */
  receivedAt: number | null;
  syncing: boolean;
  /** A hint only: the last attempt reached the server. */
  reachable: boolean;
  waiting: number;
  needsYou: number;
  trouble: ReplicaTrouble | null;
  /** Unsent mutations that went with an emptied database (`was_emptied`). */
  lost: number;
  /** First pull has completed at some time: an empty list is truly empty. */
  ready: boolean;
}

export type Dispatched =
  | { saved: true; uid: string; n: number }
  /** Refused on the phone already, by the same rules as on the server; nothing was written. */
  | { saved: false; rejection: Rejection };

export type Imported =
  | {
      saved: true;
      added: number;
      /** Waiting or sent here already. */
      known: number;
      /** Not what any version up to this one writes. */
      unreadable: number;
    }
  /** Not such a file, or another person's, or for another workspace. */
  | { saved: false; reason: 'not_a_file' | 'someone_else' };

/** The shape that query libraries persist through. */
export interface QueryStore {
  persistClient(client: unknown): Promise<void>;
  restoreClient(): Promise<unknown>;
  removeClient(): Promise<void>;
}

/** The device has no room, or no working database, for one more mutation: it was not saved. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

export interface Replica {
  readonly workspaceId: string;
  readonly personId: string;
  /** Calls back now and after every change of rows of this type, own unsent writes included. */
  watch<T extends RowType>(type: T, onRows: (rows: readonly RowTypes[T][]) => void): Stop;
  watchOutbox(onItems: (items: readonly OutboxItem[]) => void): Stop;
  watchSent(onItems: (items: readonly SentItem[]) => void): Stop;
  watchIssues(onItems: (items: readonly Issue[]) => void): Stop;
  watchStatus(onStatus: (status: ReplicaStatus) => void): Stop;
  /** Resolves once the mutation is durably on this phone. Ids of new rows are `<uid>.0`, `<uid>.1`, … */
  dispatch<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<Dispatched>;
  /** Asks no more about an issue, or about a sent mutation that was superseded. */
  settle(uid: string): Promise<void>;
  /** The same, and writes it again with `args` as a new mutation. */
  retry(uid: string, args: unknown): Promise<Dispatched>;
  /** One sync cycle now; resolves when it has ended, well or not. */
  syncNow(): Promise<void>;
  /** Leases scopes of people or teams for seven days (`person:<id>`, `team:<id>`). */
  want(wish: string): Promise<void>;
  /** The person has read that the browser had emptied this device (`was_emptied`). */
  understood(): Promise<void>;
  /** Calls back on every poke: answers that exist only on the server may be out of date. */
  watchPokes(onPoke: () => void): Stop;
  /** Calls back when scopes were lost: whatever is kept in memory of the server's answers has to go. */
  watchDrops(onDrop: () => void): Stop;
  /** Answers that exist only on the server, kept for reading offline; gone with a drop and a wipe. */
  readonly queries: QueryStore;
  /** Everything unsent, as a file that the same person can bring back. */
  exportUnsent(): Promise<string>;
  /** Takes such a file in; what is known here already is left out, and the server applies each mutation once. */
  importUnsent(text: string): Promise<Imported>;
  /** The server's clock as this device knows it (ms). */
  now(): number;
  close(): void;
  /** Deletes the database and everything kept of this person on this device. */
  wipe(): Promise<void>;
}
