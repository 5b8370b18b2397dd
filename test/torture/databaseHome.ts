import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres, HOW_TO } from '../support/postgres.ts';
import { type PostgresCluster, startCluster } from '../support/postgresCluster.ts';
import type { TortureOptions } from './tortureOptions.ts';

const ORPHANS_MS = 30_000;

/** Where the server under test keeps its data. */
export interface Home {
  name: string;
  /** `DATABASE_URL` of a database that nobody has opened; of the one that there is, where it was given. */
  fresh: () => Promise<string>;
  /** Ends the database itself and starts it again. */
  killDatabase?: () => Promise<void>;
  /** What the database says is wrong with it. */
  faults: () => string[];
  remove: () => void;
}

/** @returns a sentence when this machine has nothing to keep data with */
export async function makeHome(
  { database, postgres }: Pick<TortureOptions, 'database' | 'postgres'>,
  folder: string,
): Promise<Home | string> {
  if (database !== undefined)
    return { name: 'the given database', fresh: async () => database, faults: () => [], remove: () => {} };
  return postgres ? inPostgres() : inFile(folder);
}

function inFile(folder: string): Home {
  let made = 0;
  const path = (): string => join(folder, `home-${made}`, 'plimsoll.db');
  return {
    name: 'SQLite',
    fresh: async () => {
      made += 1;
      return `file:${path()}`;
    },
    faults: () => {
      if (!existsSync(path())) return ['there is no database'];
      const database = new DatabaseSync(path());
      const verdicts = database
        .prepare('pragma integrity_check')
        .all()
        .map((row) => String(row.integrity_check));
      database.close();
      return verdicts.filter((verdict) => verdict !== 'ok');
    },
    remove: () => {},
  };
}

async function inPostgres(): Promise<Home | string> {
  const bin = findPostgres();
  if (bin === undefined) return HOW_TO;
  const cluster = await startCluster(bin);
  let made = 0;
  return {
    name: 'PostgreSQL',
    fresh: async () => {
      made += 1;
      const client = new pg.Client(cluster.url('postgres'));
      await client.connect();
      await client.query(`create database torture_${made}`);
      await client.end();
      return cluster.url(`torture_${made}`);
    },
    killDatabase: async () => {
      await cluster.kill();
      await startAgain(cluster);
    },
    faults: () => [],
    remove: () => cluster.remove(),
  };
}

/** It refuses for as long as a process of the one before still holds its memory. */
async function startAgain(cluster: PostgresCluster): Promise<void> {
  const until = performance.now() + ORPHANS_MS;
  for (;;) {
    try {
      return cluster.start();
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await wait(100);
  }
}
