/**
 * A dated change to the working week. Scope `a:<person>`, without its reason (see `reason.ts`).
 *
 * `usual` changes nothing: it is the statement "as my working week says", kept as a row so that a later
 * statement can be told from an earlier one that arrives late.
 */
export type AvailabilityKind = 'away' | 'reduced' | 'extra' | 'usual';

export interface Availability {
  id: string;
  personId: string;
  kind: AvailabilityKind;
  from: string;
  /** Last day, inclusive. */
  to: string;
  /** `away`: parts of the day as [start, end) minutes after midnight; null means the whole day. */
  parts: [number, number][] | null;
  /** `reduced`: minutes available that day; `extra`: minutes on top. Null where `percent` says it. */
  minutes: number | null;
  /** `reduced`: share of the usual day that is available, 0…100. */
  percent: number | null;
  /** Repeats every this many weeks on the weekdays of `weekdays`, counted from the week of `anchor`; null: every day. */
  everyWeeks: number | null;
  /** 0 Monday … 6 Sunday; null unless it repeats. */
  weekdays: number[] | null;
  /** Day that the weeks are counted from; survives when the range is cut. Null unless it repeats. */
  anchor: string | null;
  /** When the person said it (ms), by the server's reckoning of their clock. */
  saidAt: number;
}
