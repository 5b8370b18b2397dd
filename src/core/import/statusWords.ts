import { plainWords } from './columnName.ts';
import type { StatusMeaning } from './importFields.ts';

/** Words that common trackers use for states, in English; a file's own words are said with it. */
const KNOWN: Readonly<Record<StatusMeaning, readonly string[]>> = {
  open: [
    ...[
      'open',
      'to do',
      'todo',
      'new',
      'backlog',
      'product backlog',
      'sprint backlog',
      'selected for development',
      'ready',
      'planned',
      'not started',
    ],
    ...[
      'in progress',
      'doing',
      'started',
      'active',
      'in development',
      'in review',
      'review',
      'code review',
      'in test',
      'testing',
      'qa',
      'blocked',
    ],
    ...[
      'on hold',
      'waiting',
      'waiting on someone else',
      'waiting for support',
      'waiting for customer',
      'reopened',
      'late',
      'next',
      'today',
    ],
    ...[
      'this week',
      'later',
      'scheduled',
      'accepted',
      'assigned',
      'pending',
      'future task',
      'on schedule',
      'no',
      'false',
      '0',
      '0%',
      'incomplete',
    ],
  ],
  done: [
    ...[
      'done',
      'completed',
      'complete',
      'closed',
      'resolved',
      'finished',
      'released',
      'shipped',
      'deployed',
      'verified',
      'fixed',
      'merged',
    ],
    ...['yes', 'true', '100', '100%'],
  ],
  ignore: [
    ...[
      'cancelled',
      'canceled',
      'won t do',
      'wont do',
      'won t fix',
      'wontfix',
      'rejected',
      'declined',
      'duplicate',
      'obsolete',
      'invalid',
    ],
    ...['removed', 'deleted', 'dropped', 'deferred', 'archived', 'template', 'not doing'],
  ],
};

const MEANINGS = new Map<string, StatusMeaning>(
  (Object.keys(KNOWN) as StatusMeaning[]).flatMap((meaning) =>
    KNOWN[meaning].map((word) => [word, meaning] as const),
  ),
);

/** What a share of completion says: Microsoft Project and others keep no word for it. */
const SHARE = /^(\d{1,3})(?:[.,]\d+)? ?%?$/;

/** Looks words up: what was said about this file's words comes first, upper and lower case alike. */
export function makeStatusWords(said: readonly { word: string; means: StatusMeaning }[]) {
  const own = new Map(said.map(({ word, means }) => [plainWords(word), means]));
  return {
    /** Null: nobody knows. An empty cell is open: a tracker that leaves it empty has not finished it. */
    meaning(word: string): StatusMeaning | null {
      const words = plainWords(word);
      const known =
        own.get(words) ?? (words === '' ? (word.trim() === '' ? 'open' : undefined) : MEANINGS.get(words));
      if (known !== undefined) return known;
      const share = SHARE.exec(word.trim());
      return share && Number(share[1]) <= 100 ? (Number(share[1]) === 100 ? 'done' : 'open') : null;
    },
    said: (word: string): boolean => own.has(plainWords(word)),
  };
}
export type StatusWords = ReturnType<typeof makeStatusWords>;
