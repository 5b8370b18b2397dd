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
import { growth } from './ours/growth.ts';
import type { Case, Figures, Workload } from './workload.ts';
import { WORKLOADS } from './workloads.ts';
import { TooLong } from './world.ts';

const GROUPS: Record<Durability, string> = {
  fsync: 'on the server’s disk, fsynced, when it is acknowledged',
  disk: 'on the server’s disk some time later, not fsynced',
  memory: 'kept nowhere: nothing is on a disk, on either side',
};

/** No further run begins after this, so that the slow do not hold up the rest; the table says how many there were. */
const PATIENCE_MS = 45_000;

/** What one contender came to: its figures, or why there are none. */
export interface Result {
  contender: Contender;
  figures?: Figures | undefined;
  says?: string | undefined;
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
      for (const contender of each.alone ? chosen.filter(({ name }) => name === 'ours') : chosen) {
        const reason = contender.cannot[workload.name];
        const result =
          reason === undefined ? await measured(each, contender, runs) : { says: `no: ${reason}` };
        results.push({ contender, ...result });
        process.stderr.write(`  ${workload.name} ${contender.name}: ${JSON.stringify(result)}\n`);
      }
      if (results.length === 0) continue;
      const table = `${workload.name} · ${each.title} (median of ${runs})`;
      yield [
        ...cells(table, workload, results),
        ...limitOf(table, workload, each),
        ...barsOf(workload, each.title, results),
      ];
    }
  }
  if (chosen.some(({ name }) => name === 'ours') && (only?.includes('growth') ?? true)) yield await growth();
}

async function measured(
  { measure }: Case,
  contender: Contender,
  runs: number,
): Promise<Omit<Result, 'contender'>> {
  const all: Figures[] = [];
  const began = performance.now();
  const more = (figures: Figures): boolean => {
    all.push(figures);
    // What takes so long is not repeated.
    return all.length < runs && performance.now() - began < PATIENCE_MS;
  };
  try {
    await measure(contender, more);
  } catch (error) {
    const says = error instanceof TooLong ? `> ${error.limitMs / 1000} s` : `failed: ${firstLine(error)}`;
    if (all.length === 0) return { says };
  }
  const fewer = all.length < runs ? { says: `(${all.length} of ${runs} runs)` } : {};
  return { figures: mediansOf(all), ...fewer };
}

const firstLine = (error: unknown): string => (error as Error).message.split('\n')[0] ?? '';

function mediansOf(all: readonly Figures[]): Figures {
  const columns = Object.keys(all[0] ?? {});
  return Object.fromEntries(
    columns.map((column) => {
      const values = all.map((figures) => figures[column] ?? 0).sort((a, b) => a - b);
      return [column, values[values.length >> 1] ?? 0];
    }),
  );
}

function cells(table: string, workload: Workload, results: readonly Result[]): BenchRow[] {
  const [ranking = ''] = Object.keys(workload.columns);
  const sign = workload.moreIsBetter ? -1 : 1;
  const rank = ({ figures }: Result): number =>
    figures ? sign * (figures[ranking] ?? 0) : Number.POSITIVE_INFINITY;
  return (Object.keys(GROUPS) as Durability[]).flatMap((durability) =>
    results
      .filter(({ contender }) => contender.durability === durability)
      .sort((a, b) => rank(a) - rank(b))
      .flatMap(({ contender, figures, says }) =>
        rowOf(table, workload, { group: GROUPS[durability], row: contender.title, figures, says }),
      ),
  );
}

function limitOf(table: string, workload: Workload, { limit }: Case): BenchRow[] {
  if (!limit) return [];
  return rowOf(table, workload, {
    group: 'the limit',
    row: limit.title,
    figures: limit.measure(),
    says: undefined,
  });
}

function rowOf(
  table: string,
  { columns }: Workload,
  row: { group: string; row: string; figures: Figures | undefined; says: string | undefined },
): BenchRow[] {
  return Object.entries(columns).map(([column, unit]) => ({
    what: `${table}: ${row.row}, ${column}`,
    value: row.figures?.[column] ?? null,
    unit,
    ...(row.says ? { says: row.says } : {}),
    cell: { table, group: row.group, row: row.row, column },
  }));
}
