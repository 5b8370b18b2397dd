/** One person's device: a disk that outlives its pages, a clock of its own, and a session. */
import { createReplica } from '../../../src/local/createReplica.ts';
import { makeMirror } from '../../../src/local/mirror.ts';
import { createMemoryStore } from '../../../src/local/store/memoryStore.ts';
import type {
  BaseRecord,
  IssueRecord,
  Meta,
  OutboxRecord,
  OverlayRecord,
  SentRecord,
} from '../../../src/local/store/records.ts';
import { storageFailure } from '../../../src/local/store/storageErrors.ts';
import type { Store } from '../../../src/local/store/store.ts';
import { makeChance } from './chance.ts';
import { never, Page } from './page.ts';
import { type Disk, pageStore, roomyDisk } from './pageStore.ts';
import { WS } from './simulatedServer.ts';
import type { Tallies } from './tallies.ts';

/** What a device needs of the world. */
export interface Surroundings {
  tallies: Tallies;
  now(): number;
  seed: number;
  setTimer(work: () => void, ms: number): () => void;
  fetch(device: Device, page: Page, init: RequestInit): Promise<Response>;
  makeStore(): Store;
  locks: boolean;
}

/** Everything on its disk. */
export interface Contents {
  base: BaseRecord[];
  overlay: OverlayRecord[];
  outbox: OutboxRecord[];
  sent: SentRecord[];
  issues: IssueRecord[];
  meta: Meta | undefined;
  queries: unknown;
}

export class Device {
  readonly name: string;
  readonly person: string;
  readonly disk: Disk = roomyDisk();
  readonly #around: Surroundings;
  readonly #mirror = new Map<string, string>();
  readonly #lockQueue: { page: Page; run: () => void }[] = [];
  #lockedBy: Page | undefined;
  #handing = 0;
  #ids = 0;
  #opened = 0;
  store: Store;
  pages: Page[] = [];
  skew = 0;
  schema: number;
  token = '';
  /** The server's rows may be in the memory of a page instead of on the disk. */
  spared = false;
  /** Its clock was set while it ran. */
  clockMoved = false;
  /** A diary entry was refused, so that a later one may come before it. */
  disordered = false;

  constructor(name: string, person: string, schema: number, around: Surroundings) {
    this.name = name;
    this.person = person;
    this.schema = schema;
    this.#around = around;
    this.store = around.makeStore();
  }

  get clock(): number {
    return this.#around.now() + this.skew;
  }

  /** Something on it goes on by itself. */
  get busy(): boolean {
    return this.disk.open > 0 || this.#handing > 0;
  }

  /** A page that has opened its replica and lives. */
  page(tab: number): Page | undefined {
    const living = this.pages.filter(({ gone, handle }) => !gone && handle);
    return living[tab % Math.max(1, living.length)];
  }

  openPage(): void {
    this.#opened += 1;
    const page = new Page(`${this.name}.${this.#opened}`);
    this.pages.push(page);
    page.leave.add(() => this.#unlock(page));
    void this.#replicaIn(page);
  }

  closePages(): void {
    for (const page of this.pages) page.die();
    this.pages = [];
  }

  /** The browser deletes the database; pages that were open are gone with it. */
  async empty(): Promise<void> {
    this.closePages();
    this.store.close();
    this.store = this.#around.makeStore();
    this.disk.changed = true;
  }

  forgetMirror(): void {
    this.#mirror.clear();
  }

  contents(): Promise<Contents> {
    return this.store.read(['base', 'overlay', 'outbox', 'sent', 'issues', 'meta'], async (tx) => ({
      base: await tx.base.all(),
      overlay: await tx.overlay.all(),
      outbox: await tx.outbox.after(0),
      sent: await tx.sent.all(),
      issues: await tx.issues.all(),
      meta: await tx.meta.get(),
      queries: await tx.meta.queries(),
    }));
  }

  async #replicaIn(page: Page): Promise<void> {
    const around = this.#around;
    const mirror = this.#mirror;
    const port = {
      workspaceId: WS,
      personId: this.person,
      store: pageStore(this.store, page, this.disk, around.tallies),
      durable: true,
      device: {
        clock: () => this.clock,
        // Out of the moment alone: a store that tells of two changes at once plans once, another one twice.
        random: () => makeChance(seedOf(`${around.seed} ${page.name} ${around.now()}`)).next(),
        newId: () => {
          this.#ids += 1;
          return `${this.name}-${this.#ids}`;
        },
        fetch: (_path: string, init: RequestInit) => around.fetch(this, page, init),
        withLock: <T>(_name: string, work: () => Promise<T>) =>
          around.locks ? this.#withLock(page, work) : work(),
      },
      mirror: makeMirror(
        {
          getItem: (key) => mirror.get(key) ?? null,
          setItem: (key, value) => void (page.gone || mirror.set(key, value)),
          removeItem: (key) => void mirror.delete(key),
        },
        'device',
      ),
      zone: 'Europe/Berlin',
      visible: () => true,
      setTimer: (work: () => void, ms: number) => {
        const cancel = around.setTimer(() => {
          page.leave.delete(cancel);
          if (page.gone) return;
          around.tallies.add('timer fired');
          work();
        }, ms);
        page.leave.add(cancel);
        return cancel;
      },
      onWritten: () => undefined,
      onWipe: async () => undefined,
    };
    try {
      page.handle = await createReplica(port);
    } catch (error) {
      if (storageFailure(error) === undefined) throw error;
      // As a page does: what cannot be written is as good as no database, and that is said.
      page.handle = await createReplica({ ...port, store: createMemoryStore(), durable: false });
    }
    page.leave.add(page.handle.replica.watchStatus((status) => (page.status = status)));
    page.handle.wake();
  }

  async #withLock<T>(page: Page, work: () => Promise<T>): Promise<T> {
    if (page.gone) return never;
    if (this.#lockedBy) await new Promise<void>((run) => this.#lockQueue.push({ page, run }));
    // It may have been given to a page that was closed in the same moment.
    if (page.gone) return never;
    this.#lockedBy = page;
    try {
      return await work();
    } finally {
      this.#unlock(page);
    }
  }

  #unlock(page: Page): void {
    if (this.#lockedBy !== page) return;
    this.#lockedBy = undefined;
    for (;;) {
      const next = this.#lockQueue.shift();
      if (!next) return;
      if (next.page.gone) continue;
      this.#lockedBy = next.page;
      this.#handing += 1;
      // Pages are processes of their own: nothing of one goes on in the middle of another's transaction.
      setImmediate(() => {
        this.#handing -= 1;
        next.run();
      });
      return;
    }
  }
}

const seedOf = (name: string): number =>
  [...name].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 0x5eed);
