/**
 * What travels between a phone and the server: one request, one answer (see README.md beside this file).
 *
 * Both are parsed where they arrive. Requests are strict: an unknown field is a mistake. Answers are loose: an
 * older phone ignores what a newer server adds.
 */
import * as z from 'zod/mini';
import { civilDay, id, instant } from '../core/fields.ts';

/** Version of this exchange; raised only when an old side could misunderstand a new one. */
export const PROTO = 1;
/** Version of rows and mutations; schemas only grow. */
export const SCHEMA = 1;

/** Most mutations, and most bytes, in one push. */
export const PUSH_LIMIT = 100;
export const PUSH_BYTES = 256 * 1024;

const counter = z.int().check(z.minimum(0));
/** What a column of whole numbers takes in every database. */
const schema = z.int().check(z.minimum(0), z.maximum(2 ** 31 - 1));
/** Text that is looked for in the database: PostgreSQL takes no NUL, not even in a question. */
const term = z.string().check(z.regex(/^[^\0]*$/));

export const pushedMutation = z.strictObject({
  /** 1, 2, 3 … per client. */
  n: z.int().check(z.minimum(1)),
  uid: id,
  /** Schema that `args` was written in. */
  s: counter,
  name: z.string().check(z.maxLength(64)),
  args: z.unknown(),
  /** Server version that its author had seen. */
  base: counter,
  /** The author's clock when they wrote it (ms); with `sentAt` it gives the age. */
  at: instant,
  /** The author's civil day when they wrote it. */
  day: civilDay,
  /** Person who wrote it; the server refuses an author who is not the session's. */
  author: id,
});
export type PushedMutation = z.output<typeof pushedMutation>;

const scopeList = z.array(z.string().check(z.maxLength(170))).check(z.maxLength(20_000));

/** Where a long answer goes on: after this row, under the fixed upper version `upTo`. */
export const pageCursor = z.strictObject({
  upTo: counter,
  ver: counter,
  scope: term,
  type: term,
  id: term,
});
export type PageCursor = z.output<typeof pageCursor>;

export const syncRequest = z.strictObject({
  proto: z.literal(PROTO),
  schema,
  client: id,
  /**
   * Whose replica this is. Refused as `wrong_person` when someone else is signed in: their rows must not come into it,
   * and its unsent work waits for its author.
   */
  person: z.optional(id),
  /** The phone's clock when it sent this (ms). */
  sentAt: instant,
  push: z.array(pushedMutation).check(z.maxLength(PUSH_LIMIT)),
  have: z.strictObject({
    /** '' before the first answer. */
    epoch: z.string().check(z.maxLength(80)),
    v: counter,
    scopes: scopeList,
  }),
  /** People and teams opened by a manager: `person:<id>`, `team:<id>`. */
  want: z.array(term.check(z.maxLength(120))).check(z.maxLength(200)),
  page: z.optional(pageCursor),
  /** Results up to this `n` have been taken in and may be forgotten. */
  ackN: counter,
});
export type SyncRequest = z.output<typeof syncRequest>;

export const mutationResult = z.object({
  n: counter,
  uid: z.string(),
  code: z.string(),
  message: z.string(),
  field: z.optional(z.string()),
  ids: z.optional(z.array(z.string())),
  /** `OtherWord[]`: what stood in its way. Read where people read it, so that one that is odd holds up no answer. */
  theirs: z.optional(z.unknown()),
});
export type MutationResult = z.output<typeof mutationResult>;

/** [type, id, scopes of the row that this viewer holds, version, body] */
export const putEntry = z.tuple([
  z.string(),
  z.string(),
  z.array(z.string()),
  counter,
  z.record(z.string(), z.unknown()),
]);
export type PutEntry = z.output<typeof putEntry>;
/** [type, id, scope that the row left, version] */
export const delEntry = z.tuple([z.string(), z.string(), z.string(), counter]);
export type DelEntry = z.output<typeof delEntry>;

export const syncResponse = z.object({
  proto: z.number(),
  schema: counter,
  minSchema: counter,
  /** The server's clock (ms). */
  now: counter,
  epoch: z.string(),
  /** Version that this answer brings the phone to. */
  ver: counter,
  /** Last mutation of this client that the server has dealt with. */
  lmid: counter,
  /** Only what was rejected or superseded. */
  results: z.array(mutationResult),
  /** All scopes the viewer now holds: what `have.scopes` becomes after the last page. */
  scopes: z.array(z.string()),
  /** Scopes lost: forget every row that lies in no other. */
  drop: z.array(z.string()),
  /** Scopes that follow in full: forget their rows first. */
  reset: z.array(z.string()),
  put: z.array(putEntry),
  del: z.array(delEntry),
  /**
   * What came of words of the viewer's that were carried out: `field` of the row `uid` (`type:id`) has since been written
   * by someone who had not seen them, at version `n`.
   */
  overwritten: z.optional(z.array(mutationResult)),
  /** More follows; ask again with this cursor. */
  page: z.optional(pageCursor),
});
export type SyncResponse = z.output<typeof syncResponse>;

/** Poke over server-sent events: something changed that this viewer may want; data itself comes only through sync. */
export const poke = z.object({ head: counter });
export type Poke = z.output<typeof poke>;
