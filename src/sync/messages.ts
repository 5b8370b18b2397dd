/**
 * What travels between a phone and the server: one request (`syncRequest.ts`), one answer (see README.md beside this
 * file).
 *
 * Both are parsed where they arrive. Requests are strict: an unknown field is a mistake. Answers are loose: an
 * older phone ignores what a newer server adds.
 */
import * as z from 'zod/mini';

/** Version of this exchange; raised only when an old side could misunderstand a new one. */
export const PROTO = 1;
/** Version of rows and mutations; schemas only grow. */
export const SCHEMA = 1;

/** Most mutations, and most bytes, in one push. */
export const PUSH_LIMIT = 100;
export const PUSH_BYTES = 256 * 1024;

export const counter = z.int().check(z.minimum(0));

/** Where a long answer goes on: after this row, under the fixed upper version `upTo`. */
export const pageCursor = z.strictObject({
  upTo: counter,
  ver: counter,
  scope: z.string(),
  type: z.string(),
  id: z.string(),
});
export type PageCursor = z.output<typeof pageCursor>;

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
