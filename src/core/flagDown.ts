import { flagState } from './flag.ts';
import { patch, type Rows, remove, type Write } from './mutation.ts';

/** The write that takes down, or shortens, what teammates see of a person's flags once flag `closingId` is closed. */
export function flagDown(rows: Rows, personId: string, closingId: string): Write[] {
  const up = rows.get('flagUp', personId);
  if (!up) return [];
  const still = rows
    .list('flag', 'personId', personId)
    .filter(
      (flag) =>
        flag.id !== closingId &&
        ['open', 'acknowledged'].includes(flagState(flag, rows.list('answer', 'flagId', flag.id))),
    );
  const until = still.reduce((latest, flag) => (flag.to > latest ? flag.to : latest), '');
  if (until === '') return [remove('flagUp', personId)];
  return until === up.until ? [] : [patch('flagUp', personId, { until })];
}
