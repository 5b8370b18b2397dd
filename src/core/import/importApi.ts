/**
 * POST /v1/w/:ws/import: the text of a CSV file and how to read it; the answer says what it would do (`commit` false)
 * or did. The command line prints the same answer, so a screen, a script and a test read one thing.
 */
import * as z from 'zod/mini';
import { civilDay } from '../fields.ts';
import { BAD_ROW_REASONS, WARNING_REASONS } from './badRow.ts';
import {
  DATE_ORDERS,
  HOUR_UNITS,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  START_MEANINGS,
  STATUS_MEANINGS,
} from './importFields.ts';

/** Characters of a file; the request that carries it may have a little more. */
export const IMPORT_CHARACTERS = 20 * 1024 * 1024;

const column = z.string().check(z.maxLength(1000));
const statusWord = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

export const importOptions = z.strictObject({
  /** Recognised by the columns when absent. */
  kind: z.optional(z.enum(IMPORT_KINDS)),
  /** The day that the file is looked at from: see `taskStanding.ts`. */
  asOf: civilDay,
  /** Which column holds which field; whatever is not named here is recognised by name. Column null: leave the field empty. */
  map: z
    .array(z.strictObject({ field: z.enum(IMPORT_FIELDS), column: z.nullable(column) }))
    .check(z.maxLength(100)),
  /** A list and not an object, because the words are other people's: one of them may be `__proto__`. */
  status: z
    .array(z.strictObject({ word: statusWord, means: z.enum(STATUS_MEANINGS) }))
    .check(z.maxLength(500)),
  /** For columns whose dates could be read both ways. */
  dates: z.optional(z.enum(DATE_ORDERS)),
  /** Recognised from the file when absent. */
  starts: z.optional(z.enum(START_MEANINGS)),
});
export type ImportOptions = z.output<typeof importOptions>;

export const importRequest = z.extend(importOptions, {
  text: z.string().check(z.maxLength(IMPORT_CHARACTERS, 'must be a file of at most 20 MB')),
  commit: z.boolean(),
});
export type ImportRequest = z.output<typeof importRequest>;

const remark = {
  /** Line of the file on which the row begins; the header is line 1. */
  line: z.number(),
  /** Column concerned, '' where it is the whole row. */
  column: z.string(),
  /** What stands there, shortened. */
  value: z.string(),
  /**
   * One English sentence, for the command line and for a reason that a screen has no words for. What there is to do
   * about it is left to them: one has options, the other has choices.
   */
  message: z.string(),
};
export const badRow = z.object({ ...remark, reason: z.enum(BAD_ROW_REASONS) });
export type BadRow = z.output<typeof badRow>;
export const rowWarning = z.object({ ...remark, reason: z.enum(WARNING_REASONS) });
export type RowWarning = z.output<typeof rowWarning>;

const tally = z.object({ new: z.number(), changed: z.number(), unchanged: z.number() });
export type Tally = z.output<typeof tally>;

export const importResult = z.object({
  kind: z.enum(IMPORT_KINDS),
  asOf: z.string(),
  /** Every column in the file's order, with its first values, for a screen on which the mapping is changed. */
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  /** The mapping that was used: what was asked for, and what was recognised by name. */
  map: z.array(z.object({ field: z.enum(IMPORT_FIELDS), column: z.string(), recognised: z.boolean() })),
  /** Every status word that decided about a row; `means` null: nobody knows, and its rows are bad. */
  status: z.array(
    z.object({
      word: z.string(),
      rows: z.number(),
      means: z.nullable(z.enum(STATUS_MEANINGS)),
      said: z.boolean(),
    }),
  ),
  /** How each column of dates was read; null: written as year-month-day or with the month's name, so there was no choice. */
  dates: z.array(z.object({ column: z.string(), order: z.nullable(z.enum(DATE_ORDERS)), said: z.boolean() })),
  /** What a bare number counts, in each column of hours. */
  hours: z.array(z.object({ column: z.string(), unit: z.enum(HOUR_UNITS) })),
  starts: z.enum(START_MEANINGS),
  counts: z.object({
    /** Rows of the file, without the header and empty lines. Sum of the next four. */
    rows: z.number(),
    imported: z.number(),
    /** Their status word says to leave them out. */
    ignored: z.number(),
    /** Not begun by the as-of day. */
    later: z.number(),
    bad: z.number(),
    /** Of the bad ones, those that are well but for a status word that nobody knows: saying what it means mends them. */
    unknownStatus: z.number(),
    open: z.number(),
    done: z.number(),
    /** Estimates of the open tasks together, and how many have none. */
    estimateMinutes: z.number(),
    unestimated: z.number(),
    undated: z.number(),
    overdue: z.number(),
  }),
  /** What the commit writes, or wrote. `rows` is about the file's own rows, the rest about what they name. */
  changes: z.object({ rows: tally, people: tally, teams: tally, projects: tally, skills: tally }),
  /** In the file's order. The server lists the first `LISTED`, the command line all; `counts.bad` is their number. */
  bad: z.array(badRow),
  warnings: z.array(rowWarning),
  warningCount: z.number(),
  committed: z.boolean(),
  /** Workspace version of the commit; null for a preview, or when there was nothing to write. */
  ver: z.nullable(z.number()),
});
export type ImportResult = z.output<typeof importResult>;

/** Most bad rows, and most warnings, in one answer: 2 MB of them. */
export const LISTED = 10_000;
