/** Two workspaces and everyone who asks, behind the real program; what is in its database can be read, and set back. */
import { createHash } from 'node:crypto';
import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { createApp } from '../../../src/server/app.ts';
import { readConfig } from '../../../src/server/config.ts';
import type { Database } from '../../../src/server/database/database.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import type { Tables } from '../../../src/server/database/tables.ts';
import { type Route, routeList } from '../../../src/server/http/routeList.ts';
import { signIn } from '../../../src/server/identity/signIn.ts';
import { makeLog } from '../../../src/server/log.ts';
import { PokeHub } from '../../../src/server/poke/hub.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../src/server/rows/storeWrites.ts';
import { readStand, type Stand, tablesOf } from '../../support/databaseStand.ts';
import { freePort } from '../../support/freePort.ts';
import type { Home } from '../databaseHome.ts';
import { KillableServer } from '../killableServer.ts';
import { ACTORS, HARBOUR, type HostileActor, PERSON, QUARRY } from './hostileActors.ts';
import { hostileRows } from './hostileRows.ts';

export interface HostileWorld {
  server: KillableServer;
  database: Database;
  actors: readonly HostileActor[];
  routes: readonly Route[];
  /** The civil day (UTC) and the time (ms) at which it was made. */
  today: string;
  at: number;
  /** Everything that is stored, as it was before anyone asked. */
  before: Stand;
  /** Empties the list of people who were erased, which lies beside the database. */
  forgetErased: () => void;
  /** Ends the program, and closes the database. */
  close: () => Promise<void>;
}

/** Little enough that a server which keeps something of every request ends before they do. */
const HEAP = { NODE_OPTIONS: '--max-old-space-size=160' };

/** @param planted a fault of `inputFaults.ts` that the program under test has */
export async function makeHostileWorld(
  { fresh }: Pick<Home, 'fresh'>,
  folder: string,
  planted?: string,
): Promise<HostileWorld> {
  const databaseUrl = await fresh();
  const database = await openDatabase(databaseUrl);
  const at = Date.now();
  const today = new Date(at).toISOString().slice(0, 10);
  const tokens = await database.write(async (trx) => {
    for (const ws of [HARBOUR, QUARRY]) await settle(trx, ws, today, at);
    return await tokensOf(trx, at);
  });
  const config = readConfig({ DATABASE_URL: databaseUrl });
  if ('error' in config) throw new Error(config.error);
  const pokes = new PokeHub(async () => new Map());
  const deps = { database, clock: () => at, randomBytes: steadyBytes('unused'), config, pokes };
  const routes = routeList(createApp({ ...deps, log: makeLog('silent') }));

  const env = { TRUSTED_PROXIES: '127.0.0.1,::1', LOG_LEVEL: 'error', BACKUP_FOLDER: 'off', ...HEAP };
  const server = new KillableServer({
    ...{ port: await freePort(), databaseUrl, folder },
    env: planted === undefined ? env : { ...env, PLIMSOLL_PLANTED: planted },
    preload: planted === undefined ? [] : ['input/plantedFault.ts'],
  });
  await server.start();
  const actors = ACTORS.map((name): HostileActor => {
    const [workspaceId, personId] = PERSON[name];
    return { name, workspaceId, personId, cookie: name === 'anonymous' ? '' : `plimsoll=${tokens[name]}` };
  });
  const before = await readStand(database, await tablesOf(database));
  const forgetErased = (): void => {
    for (const file of globSync('**/plimsoll.erased', { cwd: folder })) rmSync(join(folder, file));
  };
  const close = async (): Promise<void> => {
    await server.kill();
    await database.close();
  };
  return { server, database, actors, routes, today, at, before, forgetErased, close };
}

async function settle(trx: Kysely<Tables>, ws: string, today: string, at: number): Promise<void> {
  await trx
    .insertInto('workspace')
    .values({ id: ws, epoch: `${ws}-epoch`, head: 0, floor: 0 })
    .execute();
  const ver = await nextVersion(trx, ws);
  await storeWrites(trx, { workspaceId: ws, ver, today, at }, hostileRows(ws, today, at));
  // The work of the day would change things in the midst of it.
  await trx.insertInto('day_mark').values({ ws, day: today, head: ver }).execute();
  const tomorrow = new Date(at + 86_400_000).toISOString().slice(0, 10);
  await trx.insertInto('day_mark').values({ ws, day: tomorrow, head: ver }).execute();
}

async function tokensOf(trx: Kysely<Tables>, at: number): Promise<Record<string, string>> {
  const tokens: Record<string, string> = {};
  const deps = { clock: () => at, randomBytes: steadyBytes('sessions') };
  for (const name of ACTORS) {
    const [workspaceId, personId] = PERSON[name];
    if (personId === '') continue;
    const arrival = { workspaceId, personId, label: 'A browser', previousToken: undefined };
    tokens[name] = (await signIn(trx, deps, { ...arrival, method: 'link' })).token;
  }
  return tokens;
}

/** The same bytes each time, so that a request that is printed can be sent again. */
function steadyBytes(name: string): (count: number) => Uint8Array {
  let asked = 0;
  return (count) => {
    asked += 1;
    return createHash('sha512').update(`${name} ${asked}`).digest().subarray(0, count);
  };
}
