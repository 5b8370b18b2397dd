/**
 * The real app over a real database file, called without a socket: time stands still until a test moves it, and
 * each browser keeps its own cookies and has an address of its own.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, type Write } from '../../src/core/mutation.ts';
import type { Person } from '../../src/core/person.ts';
import { createApp } from '../../src/server/app.ts';
import { type Config, readConfig } from '../../src/server/config.ts';
import { openDatabase } from '../../src/server/database/openDatabase.ts';
import type { Deps } from '../../src/server/deps.ts';
import type { SiteFile } from '../../src/server/http/site/siteFiles.ts';
import { issueLink } from '../../src/server/identity/links.ts';
import type { LinkKind } from '../../src/server/identity/tables.ts';
import { makeLog } from '../../src/server/log.ts';
import { PokeHub } from '../../src/server/poke/hub.ts';
import { nextVersion } from '../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../src/server/rows/storeWrites.ts';
import { createWorkspace } from '../../src/server/workspace/createWorkspace.ts';
import { testDatabase } from './testDatabase.ts';

export const NOON = Date.parse('2026-03-02T12:00:00Z');

export interface ServerUnderTest {
  deps: Deps;
  app: ReturnType<typeof createApp>;
  /** The time it is; assign to move it. */
  time: { now: number };
  /** Of the database. */
  url: string;
  workspaceId: string;
  adminId: string;
  /** Lines of the log. */
  logged: string[];
  store: (...writes: Write[]) => Promise<void>;
  browser: (address?: string) => Browser;
  /** A browser in which this person has just redeemed a link. */
  signedIn: (personId: string, address?: string) => Promise<Browser>;
  /** Token of a link that the console makes. */
  link: (personId: string, kind?: LinkKind, issuedBy?: string | null) => Promise<string>;
  close: () => Promise<void>;
}

export interface Browser {
  cookies: Map<string, string>;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** As our own page sends it; a header that is given as '' is left out. */
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>;
}

export const ORIGIN = 'http://localhost:8484';

export async function serverUnderTest(
  settings: Record<string, string> = {},
  files?: ReadonlyMap<string, SiteFile>,
): Promise<ServerUnderTest> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'plimsoll-data-'));
  const config = { ...configFrom(settings), dataFolder, backups: null };
  const own = await testDatabase();
  const database = await openDatabase(own.url);
  const time = { now: NOON };
  const logged: string[] = [];
  const log = makeLog('debug', { write: (line) => void logged.push(line) });
  const pokes = new PokeHub(async () => new Map());
  const deps: Deps = { database, clock: () => time.now, randomBytes, config, log, pokes };
  const app = createApp(deps, files);
  const owner = { name: 'Harbour', adminName: 'Ada', zone: 'Europe/Berlin' };
  const { workspaceId, personId: adminId } = await database.write((trx) => createWorkspace(trx, deps, owner));
  const link: ServerUnderTest['link'] = async (personId, kind = 'sign_in', issuedBy = null) =>
    (await database.write((trx) => issueLink(trx, deps, { workspaceId, personId, kind, issuedBy }))).token;
  const origin = config.publicOrigin ?? ORIGIN;
  const browser = (address = '127.0.0.1'): Browser => makeBrowser(app, origin, address);
  return {
    deps,
    app,
    time,
    url: own.url,
    workspaceId,
    adminId,
    logged,
    store: (...writes) =>
      database.write(async (trx) => {
        const ver = await nextVersion(trx, workspaceId);
        await storeWrites(trx, { workspaceId, ver, today: '2026-03-02', at: time.now }, writes);
      }),
    browser,
    signedIn: async (personId, address) => {
      const signed = browser(address);
      const answer = await signed.post('/v1/links/redeem', { token: await link(personId) });
      if (answer.status !== 200) throw new Error(`not signed in: ${await answer.text()}`);
      return signed;
    },
    link,
    close: async () => {
      await database.close();
      await own.drop();
      rmSync(dataFolder, { recursive: true });
    },
  };
}

function configFrom(settings: Record<string, string>): Config {
  const config = readConfig(settings);
  if ('error' in config) throw new Error(config.error);
  return config;
}

/** What the app reads of a connection. */
export function socketAt(address: string): { incoming: IncomingMessage } {
  return { incoming: { socket: { remoteAddress: address } } as IncomingMessage };
}

export function makeBrowser(
  app: Pick<ReturnType<typeof createApp>, 'request'>,
  origin: string,
  address: string,
): Browser {
  const cookies = new Map<string, string>();
  async function send(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Response> {
    const sent = new Headers({ host: new URL(origin).host, 'sec-fetch-site': 'same-origin' });
    if (cookies.size > 0)
      sent.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (method === 'POST') {
      sent.set('origin', origin);
      sent.set('content-type', 'application/json');
    }
    for (const [name, value] of Object.entries(headers))
      value === '' ? sent.delete(name) : sent.set(name, value);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers: sent, ...(method === 'POST' ? { body: text } : {}) };
    const answer = await app.request(`${origin}${path}`, init, socketAt(address));
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=');
      attributes.includes('Max-Age=0') ? cookies.delete(name) : cookies.set(name, value);
    }
    return answer;
  }
  return {
    cookies,
    get: (path, headers = {}) => send('GET', path, undefined, headers),
    post: (path, body = {}, headers = {}) => send('POST', path, body, headers),
  };
}

/** A person as an admin would create them. */
export function person(id: string, more: Partial<Person> = {}): Write {
  return create('person', {
    id,
    name: id,
    roles: ['member'],
    teamIds: [],
    skillIds: [],
    zone: 'Europe/Berlin',
    region: null,
    employedFrom: null,
    employedTo: null,
    sourceKey: null,
    active: true,
    ...more,
  });
}

/** The stable type of a failed answer. */
export async function problemOf(
  answer: Response,
): Promise<{ type: string; status: number; field?: string; retryAfter?: number }> {
  return (await answer.json()) as { type: string; status: number };
}
