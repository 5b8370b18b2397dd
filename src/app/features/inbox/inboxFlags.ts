import type { Actor } from '../../../core/actor.ts';
import type { Answer } from '../../../core/answer.ts';
import { type Flag, type FlagState, flagState } from '../../../core/flag.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';

export interface InboxFlag {
  /** The flag's own, so that a list keeps its rows when an answer arrives. */
  id: string;
  flag: Flag;
  state: FlagState;
  /** Oldest first. */
  answers: Answer[];
}

export interface Inbox {
  /** Nobody has answered: the oldest first. */
  waiting: InboxFlag[];
  /** Answered but still up: the oldest first. */
  answered: InboxFlag[];
  /** Resolved or withdrawn: the newest first. */
  closed: InboxFlag[];
  /** Median time (ms) from a flag to its first answer; null below three. */
  medianAnswerMs: number | null;
}

/** A median of fewer would be one person's bad day. */
const LEAST_FOR_MEDIAN = 3;

/** The flags that this person may answer, by what they wait for. */
export function inboxOf(flags: readonly Flag[], answers: readonly Answer[], actor: Actor): Inbox {
  const byFlag = new Map<string, Answer[]>();
  for (const answer of answers) byFlag.set(answer.flagId, [...(byFlag.get(answer.flagId) ?? []), answer]);
  const mine = flags
    .filter((flag) => may(actor, to.answer, flag))
    .map((flag): InboxFlag => {
      const own = (byFlag.get(flag.id) ?? []).sort((a, b) => a.at - b.at);
      return { id: flag.id, flag, answers: own, state: flagState(flag, own) };
    })
    .sort((a, b) => a.flag.raisedAt - b.flag.raisedAt);
  const times = mine
    .flatMap(({ flag, answers: [first] }) => (first ? [Math.max(0, first.at - flag.raisedAt)] : []))
    .sort((a, b) => a - b);
  return {
    waiting: mine.filter((each) => each.state === 'open'),
    answered: mine.filter((each) => each.state === 'acknowledged'),
    closed: mine.filter((each) => each.state === 'resolved' || each.state === 'withdrawn').reverse(),
    medianAnswerMs: times.length < LEAST_FOR_MEDIAN ? null : times[Math.floor((times.length - 1) / 2)]!,
  };
}
