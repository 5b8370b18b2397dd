/** Every route and every file, in every way they can be asked for: what no answer may lack, and what no look may change. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeList } from '../../../src/server/http/routeList.ts';
import { siteFiles } from '../../../src/server/http/site/siteFiles.ts';
import { changesBetween, readStand, tablesOf } from '../../support/databaseStand.ts';
import {
  NOON,
  person,
  type ServerUnderTest,
  serverUnderTest,
  socketAt,
} from '../../support/serverUnderTest.ts';

/** As `safety.md` has it, word for word. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; img-src 'self' blob: data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types solid plimsoll";
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
const SECURE = 'https://plimsoll.example';
const PLAIN = 'http://localhost:8484';

let folder: string;
let paths: string[];
const servers = new Map<string, ServerUnderTest>();

beforeAll(async () => {
  // The real files that are served as they are, and a shell and a part as a build would name them.
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-crawl-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Plimsoll</title>');
  writeFileSync(join(folder, 'sw.js'), 'self.skip = 1;');
  const files = new Map([...siteFiles('public'), ...siteFiles(folder)]);
  paths = [...files.keys(), '/', '/nowhere', '/today', '/v1', '/v1/nowhere', '/%zz'];
  for (const origin of [PLAIN, SECURE])
    servers.set(origin, await serverUnderTest(origin === SECURE ? { PUBLIC_URL: SECURE } : {}, files));
});
afterAll(async () => {
  for (const server of servers.values()) await server.close();
  rmSync(folder, { recursive: true });
});

/** Everything that can be asked for, and much that cannot: paths and methods, with a session and without. */
async function* crawl(origin: string) {
  const server = servers.get(origin)!;
  const routes = routeList(server.app).map(({ path }) => path);
  const filled = routes.map((path) => path.replace(':ws', server.workspaceId).replace(/:\w+/g, 'x'));
  const { cookies } = await server.signedIn(server.adminId);
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
  for (const path of new Set([...filled, ...paths]))
    for (const method of METHODS)
      for (const session of [{}, { cookie }])
        for (const site of ['same-origin', 'cross-site']) {
          const body = ['GET', 'HEAD'].includes(method) ? {} : { body: '{' };
          const headers = { ...session, host: new URL(origin).host, origin, 'sec-fetch-site': site };
          const accept = { accept: 'text/html', 'content-type': 'application/json' };
          const init = { method, headers: { ...headers, ...accept }, ...body };
          const answer = await server.app.request(`${origin}${path}`, init, socketAt('127.0.0.1'));
          yield { what: `${method} ${path} ${answer.status}`, path, answer };
          // Streams never end by themselves.
          await answer.body?.cancel();
        }
}

describe('every answer', () => {
  for (const [origin, hsts] of [
    [PLAIN, null],
    [SECURE, 'max-age=31536000'],
  ] as const)
    it(`from ${origin} has every header, and sets no cookie that nobody asked for`, async () => {
      let answers = 0;
      for await (const { what, path, answer } of crawl(origin)) {
        answers += 1;
        const { headers } = answer;
        const api = /^\/(v1|healthz)(\/|$)/.test(path);
        expect({
          what,
          policy: headers.get('content-security-policy'),
          sniff: headers.get('x-content-type-options'),
          referrer: headers.get('referrer-policy'),
          opener: headers.get('cross-origin-opener-policy'),
          resource: headers.get('cross-origin-resource-policy'),
          hsts: headers.get('strict-transport-security'),
          kept: api ? headers.get('cache-control') : 'as the file says',
          cookies: headers.getSetCookie(),
          toOthers: [...headers.keys()].filter((name) => /^(access-control|x-powered|server$)/.test(name)),
        }).toEqual({
          what,
          policy: POLICY,
          sniff: 'nosniff',
          referrer: 'no-referrer',
          opener: 'same-origin',
          resource: 'same-origin',
          hsts,
          kept: api ? 'no-store' : 'as the file says',
          cookies: [],
          toOthers: [],
        });
      }
      expect(answers).toBeGreaterThan(500);
    });

  it('that has a body says what it is, and in which letters where it is text', async () => {
    for await (const { what, answer } of crawl(PLAIN)) {
      const type = answer.headers.get('content-type');
      if (answer.body === null || answer.status === 304) continue;
      expect([what, type]).toEqual([what, expect.stringMatching(/^[a-z]+\/[a-z0-9.+-]+/)]);
      if (/^text\/(html|javascript|css|plain)/.test(type ?? ''))
        expect([what, type?.toLowerCase()]).toEqual([what, expect.stringContaining('charset=utf-8')]);
    }
  });
});

describe('a look', () => {
  const looks = ['GET', 'HEAD', 'OPTIONS'];

  it('changes nothing, whatever it asks and whoever asks', async () => {
    const server = servers.get(PLAIN)!;
    await server.store(person('mia'));
    const tables = await tablesOf(server.deps.database);
    const link = await server.link('mia');
    const browsers = [server.browser(), await server.signedIn('mia'), await server.signedIn(server.adminId)];
    // A first look at the figures may find that nobody has asked for them yet.
    const before = await readStand(server.deps.database, tables);
    for (const { path } of routeList(server.app)) {
      const filled = path.replace(':ws', server.workspaceId).replace(/:\w+/g, 'mia');
      for (const query of ['', `?token=${link}&personId=mia&id=mia&commit=true`])
        for (const { cookies } of browsers)
          for (const method of looks) {
            const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
            const headers = { host: 'localhost:8484', cookie, 'sec-fetch-site': 'same-origin' };
            const init = { method, headers };
            const answer = await server.app.request(`${PLAIN}${filled}${query}`, init, socketAt('127.0.0.1'));
            await answer.body?.cancel();
          }
    }
    const changes = changesBetween(before, await readStand(server.deps.database, tables));
    // That a member asked for what is not theirs is written down.
    expect(changes.filter(({ table }) => table !== 'audit')).toEqual([]);
    expect(changes.every((change) => change.before === undefined)).toBe(true);
  });

  it('an hour later notes that the session was used, and nothing else', async () => {
    const server = servers.get(PLAIN)!;
    const tables = await tablesOf(server.deps.database);
    const browser = await server.signedIn(server.adminId);
    const before = await readStand(server.deps.database, tables);
    server.time.now = NOON + 2 * 60 * 60_000;
    await browser.get('/v1/session');
    const [change, ...more] = changesBetween(before, await readStand(server.deps.database, tables));
    expect(more).toEqual([]);
    expect(change?.table).toBe('session');
    expect(change?.after).toEqual({ ...change?.before, seenAt: server.time.now });
  });
});
