import type { Answer } from './answer.ts';

export type FlagSeverity = 'tight' | 'cannot';
export type FlagKind = 'today' | 'week' | 'blocked' | 'help';
export type FlagRelief = 'move' | 'time' | 'someone';
export type FlagState = 'open' | 'acknowledged' | 'resolved' | 'withdrawn';

/**
 * A person's own statement "I am over the line".
 * Scopes: `p:<person>`; `f:<team>` of each team in `teamIds`; `y:<addressee>` of each of `toIds`.
 */
export interface Flag {
  id: string;
  personId: string;
  severity: FlagSeverity;
  kind: FlagKind;
  from: string;
  to: string;
  taskIds: string[];
  relief: FlagRelief[];
  note: string;
  teamIds: string[];
  /** People it was addressed to by name, beyond the leads of those teams. */
  toIds: string[];
  /** When it was written (ms). */
  raisedAt: number;
  withdrawnAt: number | null;
}

/** The team that stands for "no lead": its flags go to the managers. */
export const NO_LEAD = '_';

/** What teammates see: that a flag is up, until when, nothing else. Scope `a:<person>`; one row a person. */
export interface FlagUp {
  id: string;
  personId: string;
  until: string;
}

/**
 * A flag's state is derived, never stored: two leads who answer offline cannot overwrite each other.
 * `answers` are all answers to this flag, in any order.
 */
export function flagState(flag: Pick<Flag, 'withdrawnAt'>, answers: Pick<Answer, 'kind'>[]): FlagState {
  if (flag.withdrawnAt !== null) return 'withdrawn';
  if (answers.some((answer) => answer.kind === 'resolve')) return 'resolved';
  return answers.length > 0 ? 'acknowledged' : 'open';
}
