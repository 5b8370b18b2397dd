/**
 * Every workload with every contender, one after the other on this machine: medians, ranked among those that keep what
 * they acknowledge equally well.
 */
import type { BenchOptions } from '../benchOptions.ts';
import type { BenchRow } from '../benchRow.ts';
import { barsOf } from './bars.ts';
import type { Contender, Durability } from './contender.ts';
import { CONTENDERS } from './contenders.ts';
import { installPeers } from './installPeers.ts';
import type { Figures, Workload } from './workload.ts';
import { WORKLOADS } from './workloads.ts';
import { TooLong } from './world.ts';

const GROUPS: Record<Durability, string> = {
  fsync: 'on the server’s disk, fsynced, when it is acknowledged',
  disk: 'on the server’s disk some time later, not fsynced',
  memory: 'kept nowhere: nothing is on a disk, on either side',
};

/** A single run that took longer, phones and all, is not repeated; the table says so. */
const REPEATED_MS = 100_000;

/** What one contender came to: its figures, or why there are none. */
export interface Result {
  contender: Contender;
  figures?: Figures;
  says?: string;
}

export async function* compare({ only, contenders, runs }: BenchOptions): AsyncGenerator<BenchRow[]> {
  const chosen = CONTENDERS.filter(({ name }) => contenders?.includes(name) ?? true);
  const unknown = contenders?.find((name) => !CONTENDERS.some((each) => each.name === name));
  if (unknown !== undefined)
    throw new Error(`no contender “${unknown}”; there are ${CONTENDERS.map(({ name }) => name).join(', ')}`);
  if (chosen.some(({ name }) => name !== 'ours')) installPeers();
  for (const workload of WORKLOADS) {
    if (only && !only.includes(workload.name)) continue;
    for (const each of workload.cases) {
      const results: Result[] = [];
      for (const contender of chosen) {
        const reason = contender.cannot[workload.name];
        const result = reason === undefined ? await measured(each, contender, runs) : { says: `no: ${reason}` };
        results.push({ contender, ...result });
        process.stderr.write(`  ${workload.name} ${contender.name}: ${JSON.stringify(result)}\n`);
      }
      const table = `${workload.name} · ${each.title} (median of ${runs})`;
      yield [...cells(table, workload, results), ...barsOf(workload, each.title, results)];
    }
  }
}

async function measured(
  { measure }: Workload['cases'][number],
  contender: Contender,
  runs: number,
): Promise<Omit<Result, 'contender'>> {
  const all: Figures[] = [];
  let slow = false;
  while (all.length < runs && !slow) {
    const began = performance.now();
    try {
      all.push(await measure(contender));
    } catch (error) {
      if (error instanceof TooLong) return { says: `> ${error.limitMs / 1000} s` };
      return { says: `failed: ${(error as Error).message.split('\n')[0]}` };
    }
    slow = performance.now() - began > REPEATED_MS;
  }
  const says = slow && runs > 1 ? `(${all.length === 1 ? 'one run' : `${all.length} runs`})` : undefined;
  return { figures: mediansOf(all), ...(says ? { says } : {}) };
}

function mediansOf(all: readonly Figures[]): Figures {
  const columns = Object.keys(all[0] ?? {});
  return Object.fromEntries(
    columns.map((column) => {
      const values = all.map((figures) => figures[column] ?? 0).sort((a, b) => a - b);
      return [column, values[values.length >> 1] ?? 0];
    }),
  );
}

function cells(table: string, { columns, moreIsBetter }: Workload, results: readonly Result[]): BenchRow[] {
  const [ranking = ''] = Object.keys(columns);
  const sign = moreIsBetter ? -1 : 1;
  const of = ({ figures }: Result): number =>
    figures ? sign * (figures[ranking] ?? 0) : Number.POSITIVE_INFINITY;
  return (Object.keys(GROUPS) as Durability[]).flatMap((durability) =>
    results
      .filter(({ contender }) => contender.durability === durability)
      .sort((a, b) => of(a) - of(b))
      .flatMap(({ contender, figures, says }) =>
        Object.entries(columns).map(([column, unit]) => ({
          what: `${table}: ${contender.title}, ${column}`,
          value: figures?.[column] ?? null,
          unit,
          ...(says ? { says } : {}),
          cell: { table, group: GROUPS[durability], row: contender.title, column },
        })),
      ),
  );
}
