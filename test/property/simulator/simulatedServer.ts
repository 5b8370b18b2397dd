/** The real session and sync routes over a real database, on a machine that can die at any statement. */
import { Hono } from 'hono';
import type { Write } from '../../../src/core/mutation.ts';
import { restoredHead } from '../../../src/local/sync/restoredHead.ts';
import { readConfig } from '../../../src/server/config.ts';
import type { Database } from '../../../src/server/database/database.ts';
import type { Env } from '../../../src/server/deps.ts';
import { peer } from '../../../src/server/http/peer.ts';
import { unknownError } from '../../../src/server/http/unknownError.ts';
import { currentSession } from '../../../src/server/identity/currentSession.ts';
import { hashToken } from '../../../src/server/identity/token.ts';
import { dailyJobs } from '../../../src/server/jobs/dailyJobs.ts';
import { makeLog } from '../../../src/server/log.ts';
import { PokeHub } from '../../../src/server/poke/hub.ts';
import { readStand } from '../../../src/server/queries/stand.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../src/server/rows/storeWrites.ts';
import { syncRoutes } from '../../../src/server/sync/syncRoutes.ts';
import { crew } from '../../support/crew.ts';
import { countedDatabase, InFlight } from './countedDatabase.ts';
import { fragileDatabase, type Weakness } from './fragileDatabase.ts';
import type { Answer } from './network.ts';
import { onWire, STEPS } from './schemas.ts';
import type { ServerDisk } from './serverDisk.ts';

export const WS = 'ws';

export interface ServerOptions {
  disk: ServerDisk;
  clock: () => number;
  entriesPerPage: number;
  minSchema: number;
  first: readonly Write[];
}

export class SimulatedServer {
  readonly weakness: Weakness = { at: undefined, left: 0, line: 0 };
  readonly inFlight = new InFlight();
  readonly #options: ServerOptions;
  readonly #disk: ServerDisk;
  #database!: Database;
  #app!: Hono<Env>;
  #hasBackup = false;
  #restores = 0;

  static async start(options: ServerOptions): Promise<SimulatedServer> {
    const server = new SimulatedServer(options);
    await server.#open();
    await server.#database.write((trx) =>
      trx.insertInto('workspace').values({ id: WS, epoch: 'first', head: 0, floor: 0 }).execute(),
    );
    await server.store([...crew(), ...options.first]);
    return server;
  }

  private constructor(options: ServerOptions) {
    this.#options = options;
    this.#disk = options.disk;
  }

  /** For whoever looks on. */
  get read(): Database['read'] {
    return this.#database.read;
  }

  async #open(): Promise<void> {
    this.#database = countedDatabase(await this.#disk.open(), this.inFlight);
    const { clock, entriesPerPage, minSchema } = this.#options;
    const database = fragileDatabase(this.#database, this.weakness);
    const config = readConfig({});
    if ('error' in config) throw new Error(config.error);
    const deps = { database, clock, log: makeLog('silent'), pokes: new PokeHub(async () => new Map()) };
    this.#app = new Hono<Env>()
      .use(peer({ config }))
      .use('/v1/w/:ws/*', currentSession(deps))
      .route(
        '/',
        syncRoutes(deps, {
          minSchema: onWire(minSchema),
          steps: STEPS,
          page: { entries: entriesPerPage, bytes: 1e6 },
        }),
      );
    this.#app.onError(unknownError(deps));
  }

  /** @returns undefined when it died over it, and is up again */
  async handle(token: string, path: string, body: string): Promise<Answer | undefined> {
    const headers = {
      cookie: `plimsoll=${token}`,
      'content-type': 'application/json',
      host: 'localhost:8484',
    };
    const response = await this.#app.request(path, { method: 'POST', headers, body });
    const text = await response.text();
    if (this.weakness.at === 'answer') this.weakness.at = 'dead';
    return this.weakness.at === 'dead' ? undefined : { status: response.status, text };
  }

  get dead(): boolean {
    return this.weakness.at === 'dead';
  }

  /** Stores writes as an import does. */
  async store(writes: readonly Write[]): Promise<void> {
    const at = this.#options.clock();
    const today = new Date(at).toISOString().slice(0, 10);
    await this.#database.write(async (trx) => {
      const ver = await nextVersion(trx, WS);
      await storeWrites(trx, { workspaceId: WS, ver, today, at }, writes);
    });
  }

  async signIn(personId: string, token: string): Promise<void> {
    const now = this.#options.clock();
    const session = { id: token, ws: WS, personId, method: 'link', label: '', createdAt: now, seenAt: now };
    await this.#database.write((trx) =>
      trx
        .insertInto('session')
        .values({ ...session, tokenHash: hashToken(token), endedAt: null })
        .execute(),
    );
  }

  async jobs(): Promise<void> {
    await dailyJobs({
      database: this.#database,
      clock: this.#options.clock,
      pokes: new PokeHub(async () => new Map()),
    });
  }

  async restart(): Promise<void> {
    await this.#database.close();
    this.weakness.at = undefined;
    this.weakness.line = 0;
    await this.#open();
  }

  async backUp(): Promise<void> {
    await this.#disk.backUp();
    this.#hasBackup = true;
  }

  /** Goes back to the last backup, in a new epoch. @returns false where there is none */
  async restore(): Promise<boolean> {
    if (!this.#hasBackup) return false;
    const { epoch: replaced } = await readStand(this.read, WS);
    await this.#database.close();
    await this.#disk.restore();
    this.weakness.at = undefined;
    await this.#open();
    this.#restores += 1;
    const { head } = await readStand(this.read, WS);
    const since = Math.min(head, restoredHead(replaced) ?? Number.POSITIVE_INFINITY);
    const epoch = `restored${this.#restores}@${since}`;
    await this.#database.write((trx) => trx.updateTable('workspace').set({ epoch }).execute());
    return true;
  }

  async close(): Promise<void> {
    await this.#database.close();
    await this.#disk.remove();
  }
}
