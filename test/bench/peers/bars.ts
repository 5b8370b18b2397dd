/** What we mean to be, against what was measured in the same run. */
import type { BenchRow } from '../benchRow.ts';
import type { Result } from './compare.ts';
import type { Workload } from './workload.ts';

export function barsOf({ name, columns }: Workload, title: string, results: readonly Result[]): BenchRow[] {
  const [ranking = ''] = Object.keys(columns);
  const figureOf = ({ figures }: Result): number => figures?.[ranking] ?? Number.POSITIVE_INFINITY;
  const ours = results.find(({ contender }) => contender.name === 'ours');
  const peers = results.filter((result) => result !== ours && result.figures);
  if (!ours?.figures) return [];
  if (name === 'W4') {
    const trips = ours.figures.trips ?? Number.POSITIVE_INFINITY;
    return [
      { what: `${name} · ours: round trips until all is there`, value: trips, unit: '', bar: 1, says: title },
    ];
  }
  if (name !== 'W1') return [];
  const against = (what: string, some: readonly Result[], bar: number): BenchRow[] => {
    const best = some.toSorted((a, b) => figureOf(a) - figureOf(b))[0];
    if (!best) return [];
    const value = figureOf(ours) / figureOf(best);
    return [
      { what: `${name} · ours ÷ ${what}`, value, unit: '×', bar, says: `${best.contender.title}; ${title}` },
    ];
  };
  const persist = peers.filter(({ contender }) => contender.durability !== 'memory');
  return [
    ...against(
      'fastest that fsyncs',
      persist.filter(({ contender }) => contender.durability === 'fsync'),
      1,
    ),
    ...against('fastest that persists at all', persist, 1),
    ...against(
      'fastest in memory',
      peers.filter(({ contender }) => contender.durability === 'memory'),
      2,
    ),
  ];
}
