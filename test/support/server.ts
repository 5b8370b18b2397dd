/** The real sync and poke routes over a real database, with a clock that tests set and sessions that they name. */
import { Hono } from 'hono';
import type { Write } from '../../src/core/mutation.ts';
import type { Database, DatabaseOptions } from '../../src/server/database/database.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import type { Deps, Env } from '../../src/server/deps.ts';
import { makeLog } from '../../src/server/log.ts';
import { makePokes } from '../../src/server/poke/makePokes.ts';
import { pokeRoutes } from '../../src/server/poke/pokeRoutes.ts';
import { nextVersion } from '../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../src/server/rows/storeWrites.ts';
import { type SyncOptions, syncRoutes } from '../../src/server/sync/syncRoutes.ts';
import type { SyncResponse } from '../../src/sync/messages.ts';
import type { SyncRequest } from '../../src/sync/syncRequest.ts';
import { testDatabase } from './testDatabase.ts';

/** Monday 2026-03-02, 09:00 in UTC. */
export const MONDAY = Date.UTC(2026, 2, 2, 9);
export const WS = 'ws';

export interface TestServer {
  database: Database;
  /** Of the database. */
  url: string;
  deps: Pick<Deps, 'database' | 'clock' | 'log' | 'pokes'>;
  app: Hono<Env>;
  /** The server's clock (ms); tests move it. */
  now: number;
  /** Stores writes as an import does, and pokes nobody. */
  store(writes: readonly Write[]): Promise<number>;
  /** A request in the name of a person. */
  fetch(personId: string, path: string, init?: RequestInit): Promise<Response>;
  sync(personId: string, request: Partial<SyncRequest>): Promise<SyncAnswer>;
  close(): Promise<void>;
}

export type SyncAnswer =
  | { status: 200; body: SyncResponse }
  | { status: Exclude<number, 200>; body: { type: string; field?: string; lmid?: number; detail?: string } };

export interface TestServerOptions extends SyncOptions {
  url?: string;
  heartbeat?: number;
  database?: DatabaseOptions;
  workspaces?: readonly string[];
}

export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { heartbeat, database: databaseOptions, workspaces = [WS] } = options;
  const own = options.url === undefined ? await testDatabase() : undefined;
  const url = own?.url ?? options.url!;
  const database = await openDatabase(url, databaseOptions);
  const log = makeLog('silent');
  const { pokes, stop } = makePokes(database, log);
  const deps = { database, clock: () => server.now, log, pokes };
  for (const id of workspaces) {
    await database.write((trx) =>
      trx
        .insertInto('workspace')
        .values({ id, epoch: `${id}-epoch@0`, head: 0, floor: 0 })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }

  const app = new Hono<Env>()
    .use('/v1/w/:ws/*', async (c, next) => {
      const [personId = '', sessionId = personId] = (c.req.header('x-session') ?? '').split('/');
      c.set('session', { workspaceId: c.req.param('ws'), personId, sessionId, expiresAt: server.now + 1 });
      await next();
    })
    .route('/', syncRoutes(deps, options))
    .route('/', pokeRoutes(deps, heartbeat === undefined ? {} : { heartbeat }));

  const server: TestServer = {
    database,
    url,
    deps,
    app,
    now: MONDAY,
    store: (writes) =>
      database.write(async (trx) => {
        const ver = await nextVersion(trx, WS);
        await storeWrites(trx, { workspaceId: WS, ver, today: '2026-03-02', at: server.now }, writes);
        return ver;
      }),
    fetch: async (personId, path, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-session', personId);
      return app.request(path, { ...init, headers });
    },
    sync: async (personId, request) => {
      const response = await server.fetch(personId, `/v1/w/${WS}/sync`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...syncQuestion(server.now), ...request }),
      });
      return { status: response.status, body: await response.json() } as SyncAnswer;
    },
    close: async () => {
      stop();
      await database.close();
      await own?.drop();
    },
  };
  return server;
}

/** What a phone that has nothing asks. */
export function syncQuestion(now: number): SyncRequest {
  return {
    proto: 1,
    schema: 1,
    client: 'client',
    sentAt: now,
    push: [],
    have: { epoch: '', v: 0, scopes: [] },
    want: [],
    ackN: 0,
  };
}
