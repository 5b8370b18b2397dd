/** What a world runs on. The same schedules run on each. */
import { createMemoryStore } from '../../../src/local/store/memoryStore.ts';
import { onPostgres } from '../../support/testDatabase.ts';
import { dexiePhones } from './dexiePhones.ts';
import type { PhoneStorage } from './phoneStorage.ts';
import { postgresDisk } from './postgresDisk.ts';
import type { ServerDisk } from './serverDisk.ts';
import { sqliteDisk } from './sqliteDisk.ts';

export const PHONES = {
  /** All is read and written within the turn in which it is asked. */
  memory: (): PhoneStorage => ({ makeStore: createMemoryStore, busy: false }),
  dexie: dexiePhones,
};
export const SERVERS: Record<'sqlite' | 'postgres', () => Promise<ServerDisk>> = {
  sqlite: sqliteDisk,
  postgres: postgresDisk,
};

export interface Engines {
  phones: keyof typeof PHONES;
  server: keyof typeof SERVERS;
}

/** `PHONES=dexie` for another than the quickest, and in Vitest's project on PostgreSQL that database. */
export const enginesOfRun: Engines = {
  phones: process.env.PHONES === 'dexie' ? 'dexie' : 'memory',
  server: onPostgres() ? 'postgres' : 'sqlite',
};
