/** A phone: a browser profile on disk that can be closed, killed, taken offline, and opened again. */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { MutationArgs, MutationName } from '../../../src/core/mutations.ts';
import type { RowType, RowTypes } from '../../../src/core/rows.ts';
import type * as Local from '../../../src/local/index.ts';
import { requireChromium } from '../chromium.ts';
import { chromiumArgs } from '../chromiumArgs.ts';
import { WORKSPACE } from './seedWorkspace.ts';

declare global {
  // The page of `page.ts`, and what a test keeps on it.
  var local: typeof Local;
  var replica: Local.Replica;
  var seen: {
    rows: Record<string, { id: string }[]>;
    outbox: Local.OutboxItem[];
    sent: Local.SentItem[];
    issues: Local.Issue[];
    status: Local.ReplicaStatus | undefined;
  };
}

export async function startPhone(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: requireChromium(),
    args: chromiumArgs,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
}

/** Opens the app in a tab and this person's replica in it. */
export async function openTab(phone: BrowserContext, origin: string, personId: string): Promise<Tab> {
  const page = await phone.newPage();
  await page.goto(origin);
  await openReplicaIn(page, personId);
  return new Tab(page);
}

export async function openReplicaIn(page: Page, personId: string): Promise<void> {
  await page.waitForFunction(() => 'local' in globalThis);
  await page.evaluate(
    async ([workspaceId, person]) => {
      globalThis.seen = { rows: {}, outbox: [], sent: [], issues: [], status: undefined };
      globalThis.replica = await local.openReplica({ workspaceId, personId: person });
      for (const type of ['task', 'availability', 'flag', 'person', 'timeEntry'] as const) {
        replica.watch(type, (rows) => {
          seen.rows[type] = [...rows];
        });
      }
      replica.watchOutbox((items) => {
        seen.outbox = [...items];
      });
      replica.watchSent((items) => {
        seen.sent = [...items];
      });
      replica.watchIssues((items) => {
        seen.issues = [...items];
      });
      replica.watchStatus((status) => {
        seen.status = status;
      });
    },
    [WORKSPACE, personId] as const,
  );
}

export class Tab {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  dispatch<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<Local.Dispatched> {
    return this.page.evaluate(([mutation, input]) => replica.dispatch(mutation as never, input as never), [
      name,
      args,
    ] as const);
  }

  /** Waits for the page to show what `check` says; it runs in the page. */
  async until<A>(check: (arg: A) => boolean, arg: A, timeout = 15_000): Promise<void> {
    await this.page.waitForFunction(check as never, arg as never, { timeout });
  }

  rows<T extends RowType>(type: T): Promise<RowTypes[T][]> {
    return this.page.evaluate((name) => seen.rows[name] ?? [], type as string) as unknown as Promise<
      RowTypes[T][]
    >;
  }

  outbox = (): Promise<Local.OutboxItem[]> => this.page.evaluate(() => seen.outbox);
  sent = (): Promise<Local.SentItem[]> => this.page.evaluate(() => seen.sent);
  issues = (): Promise<Local.Issue[]> => this.page.evaluate(() => seen.issues);
  status = (): Promise<Local.ReplicaStatus | undefined> => this.page.evaluate(() => seen.status);
  syncNow = (): Promise<void> => this.page.evaluate(() => replica.syncNow());

  /** Everything written here has been received, or needs its author. */
  received = (): Promise<void> =>
    this.until(() => seen.status?.waiting === 0 && seen.outbox.length === 0 && seen.status.ready, undefined);
}
