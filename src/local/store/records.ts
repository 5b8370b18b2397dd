/** What is kept on this device, record by record. */
import type { MutationName } from '../../core/mutations.ts';
import type { RejectionCode } from '../../core/rejectionCodes.ts';
import type { Row, RowType } from '../../core/rows.ts';

/** A row as the server last said it, with those of its scopes that this person holds. */
export interface BaseRecord {
  type: RowType;
  id: string;
  scopes: string[];
  ver: number;
  row: Row;
}

/** What unsent work makes of a row: the whole row, or null where it is gone. Derived; never the only copy of anything. */
export interface OverlayRecord {
  type: RowType;
  id: string;
  row: Row | null;
}

/** A mutation as its author wrote it, ready to be sent. */
export interface OutboxRecord {
  n: number;
  uid: string;
  /** Schema that `args` was written in. */
  s: number;
  name: MutationName;
  args: unknown;
  /** Server version that its author had seen. */
  base: number;
  /** The author's clock (ms), not corrected: `sentAt − at` cancels what is wrong with it. */
  at: number;
  day: string;
  author: string;
  /** Rows that it creates or changes, as `type:id`. */
  touches: string[];
  /** Those of them that were there before, as they were: what an undo goes back to. */
  was?: Was;
}

export type Was = Readonly<Record<string, Row>>;

/** Acknowledged: kept 30 days, to be offered again to a server that was restored from a backup. */
export interface SentRecord extends OutboxRecord {
  /** Client whose `n` it was. */
  client: string;
  receivedAt: number;
  /** Version of the answer that acknowledged it. */
  ver: number;
  /** Set when the server had a later word of the same person. */
  superseded?: boolean;
  /** `OtherWord[]`: that later word. */
  theirs?: unknown;
  /** Its author has chosen between both words, and is asked no more. */
  settled?: boolean;
}

/**
 * Why something needs its author: a refusal, or what no server says. `overwritten`: received, then replaced by someone
 * who had not seen it. `aged`: too old to be offered again after a restore without asking.
 */
export type IssueCode = RejectionCode | 'overwritten' | 'aged';

export interface IssueRecord extends OutboxRecord {
  code: IssueCode;
  message: string;
  field: string | null;
  ids: string[];
  /** `OtherWord[]`: what stood in its way. */
  theirs?: unknown;
}

/** The server asked for patience (device clock, ms). */
export interface Held {
  from: number;
  until: number;
  /** It was the answer to a person who did not want to wait; they have had their attempt. */
  pressed: boolean | undefined;
}

/** One record: where this replica stands. */
export interface Meta {
  /** Names this database, so that one that was emptied is told from the one that was. */
  replicaId: string;
  /** Names this replica to the server; a new one begins to count at 1. */
  client: string;
  /** Last `n` that the server has dealt with. */
  lmid: number;
  epoch: string;
  v: number;
  scopes: string[];
  /** Counts the answers taken in: an answer to an older question is stale. */
  generation: number;
  receivedAt: number | null;
  /** Server clock − device clock (ms), as last seen. */
  offset: number;
  /** Leases of people and teams that were opened: wish → until (ms). */
  wants: Record<string, number>;
  /** Membership ended: what the server had given is gone from here, unsent work waits to be taken away. */
  revoked: boolean;
  /** The browser deleted what was here, or its end, with this many unsent mutations; null once it has been read. */
  lost: number | null;
  /** The device ran full and the copy of the server's rows was given up: the phone can no longer judge a mutation. */
  baseGivenUp: boolean;
  /** Kept in the memory of a page, which goes on from where the device stays. */
  passing?: true;
  held?: Held | undefined;
}

export type RowKey = readonly [type: RowType, id: string];

export const rowName = (type: string, id: string): string => `${type}:${id}`;
