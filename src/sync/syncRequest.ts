/** What a phone asks, as the server reads it: in a file of its own, so that phones need not carry what only reads. */
import * as z from 'zod/mini';
import { civilDay, id, instant } from '../core/fields.ts';
import { counter, PROTO, PUSH_LIMIT, pageCursor } from './messages.ts';

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
  page: z.optional(z.extend(pageCursor, { scope: term, type: term, id: term })),
  /** Results up to this `n` have been taken in and may be forgotten. */
  ackN: counter,
});
export type SyncRequest = z.output<typeof syncRequest>;
