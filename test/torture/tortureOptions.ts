import { parseArgs } from 'node:util';

export interface TortureOptions {
  /** How many faults: kills, disk errors, cuts or hostile requests. */
  faults: number;
  /** Decides operations, moments and places; two runs with one seed ask for the same, though machines differ in speed. */
  seed: number;
  json: boolean;
  /** A `DATABASE_URL` to use instead of a file of its own. */
  database: string | undefined;
  /** A private PostgreSQL, which is killed as well. */
  postgres: boolean;
  /** SQLite's `synchronous` in the server under test: NORMAL is the control that has to lose. Both unless one is named. */
  synchronous: 'full' | 'normal' | undefined;
}

/** Reads the words behind a torture's name; throws a sentence for people. */
export function tortureOptions(words: string[], usual: number): TortureOptions {
  const { values } = parseArgs({
    args: words,
    options: {
      kills: { type: 'string' },
      faults: { type: 'string' },
      cuts: { type: 'string' },
      count: { type: 'string' },
      seed: { type: 'string' },
      database: { type: 'string' },
      synchronous: { type: 'string' },
      postgres: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const faults = whole(values.kills ?? values.faults ?? values.cuts ?? values.count ?? String(usual));
  const seed = whole(values.seed ?? String(Date.now() % 1_000_000));
  const { database, synchronous, postgres, json } = values;
  if (synchronous !== undefined && synchronous !== 'full' && synchronous !== 'normal')
    throw new Error(`--synchronous is full or normal, not ${synchronous}.`);
  return { faults, seed, json, database, postgres, synchronous };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${text} is not a whole number.`);
  return Number(text);
}
