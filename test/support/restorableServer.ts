/** The real app over a real file that can be closed, set back by the real restore, and opened again, on a virtual clock. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/server/app.ts';
import { type Backups, startBackups } from '../../src/server/backup/startBackups.ts';
import { readConfig } from '../../src/server/config.ts';
import type { Database } from '../../src/server/database/database.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import type { Deps } from '../../src/server/deps.ts';
import { issueLink } from '../../src/server/identity/links.ts';
import { makeLog } from '../../src/server/log.ts';
import { PokeHub } from '../../src/server/poke/hub.ts';
import { nextVersion } from '../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../src/server/rows/storeWrites.ts';
import { crew, task } from './crew.ts';
import { type Browser, makeBrowser, NOON, ORIGIN } from './serverUnderTest.ts';

export const WS = 'ws';

export class RestorableServer {
  readonly folder = mkdtempSync(join(tmpdir(), 'plimsoll-restorable-'));
  readonly file = join(this.folder, 'plimsoll.db');
  readonly backupFolder = join(this.folder, 'backups');
  readonly logged: string[] = [];
  /** The clock (ms); tests move it. */
  now = NOON;
  database!: Database;
  backups!: Backups;
  #app!: ReturnType<typeof createApp>;

  static async start(tasks: readonly string[] = []): Promise<RestorableServer> {
    const server = new RestorableServer();
    await server.open();
    await server.database.write(async (trx) => {
      await trx.insertInto('workspace').values({ id: WS, epoch: 'first', head: 0, floor: 0 }).execute();
      const ver = await nextVersion(trx, WS);
      await storeWrites(trx, { workspaceId: WS, ver, today: '2026-03-02', at: server.now }, [
        ...crew(),
        ...tasks.map((id) => task(id)),
      ]);
    });
    await server.backups.look();
    return server;
  }

  async open(): Promise<void> {
    const config = readConfig({ DATABASE_URL: `file:${this.file}`, BACKUP_FOLDER: this.backupFolder });
    if ('error' in config) throw new Error(config.error);
    this.database = await openDatabase(`file:${this.file}`);
    const log = makeLog('info', { write: (line) => void this.logged.push(line) });
    const pokes = new PokeHub(async () => new Map());
    const deps: Deps = { database: this.database, clock: () => this.now, randomBytes, config, log, pokes };
    this.#app = createApp(deps);
    this.backups = startBackups(deps, this.file, { folder: this.backupFolder, hours: 24, days: 14 });
    await this.backups.look();
  }

  async stop(): Promise<void> {
    await this.backups.stop();
    await this.database.close();
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A browser in which a person has just redeemed a link; its requests reach whichever app is open then. */
  async signIn(personId: string): Promise<Browser> {
    const browser = makeBrowser({ request: (...asked) => this.#app.request(...asked) }, ORIGIN, '127.0.0.1');
    const request = { workspaceId: WS, personId, kind: 'sign_in', issuedBy: null } as const;
    const deps = { clock: () => this.now, randomBytes };
    const { token } = await this.database.write((trx) => issueLink(trx, deps, request));
    const answer = await browser.post('/v1/links/redeem', { token });
    if (answer.status !== 200) throw new Error(`not signed in: ${await answer.text()}`);
    return browser;
  }
}
