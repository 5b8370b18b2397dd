import type { MutationArgs } from '../../../core/mutations.ts';
import type { Issue, OutboxItem, SentItem } from '../../../local/index.ts';

export interface RecentMove {
  uid: string;
  at: number;
  args: MutationArgs<'task.move'>;
  state: 'onPhone' | 'sending' | 'received' | 'needsYou';
  receivedAt: number | null;
}

interface Item {
  uid: string;
  name: string;
  args: unknown;
  at: number;
}

const isMove = (item: Item): boolean => item.name === 'task.move';
const argsOf = (item: Item): MutationArgs<'task.move'> => item.args as MutationArgs<'task.move'>;

/** This device's moves with where each one is, newest first. */
export function recentMoves(
  outbox: readonly OutboxItem[],
  sent: readonly SentItem[],
  issues: readonly Issue[],
): RecentMove[] {
  const waiting = outbox.filter(isMove).map(
    (item): RecentMove => ({
      uid: item.uid,
      at: item.at,
      args: argsOf(item),
      state: item.state === 'sending' ? 'sending' : 'onPhone',
      receivedAt: null,
    }),
  );
  const refused = issues.filter(isMove).map(
    (item): RecentMove => ({
      uid: item.uid,
      at: item.at,
      args: argsOf(item),
      state: 'needsYou',
      receivedAt: null,
    }),
  );
  const received = sent.filter(isMove).map(
    (item): RecentMove => ({
      uid: item.uid,
      at: item.at,
      args: argsOf(item),
      state: 'received',
      receivedAt: item.receivedAt,
    }),
  );
  return [...waiting, ...refused, ...received].sort((a, b) => b.at - a.at);
}
