/**
 * `npm run torture -- server|browser|disk|power|input`: real faults on real processes. Ends with a plain table, and with 1 when
 * anything is lost or doubled. Much longer than a test should be: `npm test` runs a little of it.
 */
import { tortureOptions } from './tortureOptions.ts';
import type { TortureResult } from './tortureResult.ts';

type Run = (options: ReturnType<typeof tortureOptions>) => Promise<TortureResult>;

/** How many faults there are unless it is said, and what runs. */
const TORTURES: Record<string, { faults: number; load: () => Promise<{ run: Run }> }> = {
  server: { faults: 200, load: () => import('./server.ts') },
  browser: { faults: 30, load: () => import('./browser.ts') },
  disk: { faults: 100, load: () => import('./disk.ts') },
  power: { faults: 200, load: () => import('./power.ts') },
  input: { faults: 20_000, load: () => import('./input.ts') },
};

const HELP = `npm run torture -- TORTURE [OPTIONS]

  server --kills 200     writers, and kill -9 of the server while it works and while it starts
         --postgres      on a private PostgreSQL, whose postmaster is killed as well
         --database URL  on a database that there is, new and empty
  browser --kills 30     Chromium, killed while someone writes without a server
         --postgres      which is on a private PostgreSQL when it is back
  disk --faults 100      system calls on the database's files fail: disk full, input and output errors
  power --cuts 200       the database's files as a power cut leaves them, opened again
         --synchronous normal   the control alone: it has to lose
  input --count 20000    hostile requests against every route, as everyone who can ask
        --postgres       to a server on a private PostgreSQL

  --seed N   the same operations and moments again; it is printed
  --json     the result for scripts
`;

const [name = '', ...words] = process.argv.slice(2);
const torture = TORTURES[name];
if (name === '--help' || words.includes('--help')) process.stdout.write(HELP);
else if (!torture) fail(`There is no torture “${name}”.\n\n${HELP}`);
else await main(torture);

async function main({ faults, load }: (typeof TORTURES)[string]): Promise<void> {
  let options: ReturnType<typeof tortureOptions>;
  try {
    options = tortureOptions(words, faults);
  } catch (error) {
    return fail(`${(error as Error).message}\n\n${HELP}`);
  }
  process.stderr.write(`Seed ${options.seed}\n`);
  const { run } = await load();
  const result = await run(options);
  process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
  if (result.wrong.length > 0) process.exitCode = 1;
}

function table({ what, seed, figures, wrong, skipped }: TortureResult): string {
  if (skipped !== undefined) return `${what}: skipped, ${skipped}\n`;
  const width = Math.max(...Object.keys(figures).map(({ length }) => length));
  const rows = Object.entries(figures).map(
    ([figure, value]) => `  ${figure.padEnd(width)}  ${String(value).padStart(8)}`,
  );
  return [`${what} (seed ${seed})`, ...rows, ...wrong.slice(0, 20).map((each) => `WRONG: ${each}`), ''].join(
    '\n',
  );
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
