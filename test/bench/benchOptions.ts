/** What the command line asks of the benchmarks that compare. */
export interface BenchOptions {
  /** Names of workloads; all where it is not given. */
  only: readonly string[] | undefined;
  /** Names of contenders; all where it is not given. */
  contenders: readonly string[] | undefined;
  /** Figures are medians of so many runs. */
  runs: number;
}

const RUNS = 5;

/**
 * Takes `--only W1,W4`, `--contenders ours,tinybase` and `--runs 3` out of the arguments.
 * @returns what is left, or a sentence for whoever typed something else
 */
export function readOptions(args: readonly string[]): { options: BenchOptions; rest: string[] } | string {
  const given = new Map<string, string>();
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]!;
    if (!['--only', '--contenders', '--runs'].includes(arg)) {
      rest.push(arg);
      continue;
    }
    const value = args[at + 1];
    if (value === undefined) return `${arg} wants a value.`;
    given.set(arg, value);
    at += 1;
  }
  const runs = Number(given.get('--runs') ?? RUNS);
  if (!Number.isInteger(runs) || runs < 1) return '--runs wants a number from 1 on.';
  const list = (name: string): string[] | undefined => given.get(name)?.split(',');
  return { options: { only: list('--only'), contenders: list('--contenders'), runs }, rest };
}
