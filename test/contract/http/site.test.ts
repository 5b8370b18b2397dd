import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepAssets } from '../../../src/server/http/site/keepAssets.ts';
import { siteFiles } from '../../../src/server/http/site/siteFiles.ts';
import { type Browser, NOON, type ServerUnderTest, serverUnderTest } from '../../support/serverUnderTest.ts';

const DAY = 24 * 60 * 60_000;
const SCRIPT = 'export const tank = "water";\n'.repeat(400);

let folder: string;
let server: ServerUnderTest;
let browser: Browser;

/** A build whose one script is named `name`; what the build before it had is gone from the folder, as Vite does it. */
function build(name: string, script = SCRIPT): void {
  const dist = join(folder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, 'assets'), { recursive: true });
  mkdirSync(join(dist, '.vite'));
  writeFileSync(
    join(dist, 'index.html'),
    `<!doctype html><script type="module" src="/assets/${name}"></script>`,
  );
  writeFileSync(join(dist, 'assets', name), script);
  writeFileSync(join(dist, 'sw.js'), 'self.skip = 1;');
  writeFileSync(join(dist, 'manifest.webmanifest'), '{}');
  writeFileSync(join(dist, 'icon.png'), 'png');
  writeFileSync(join(dist, '.vite', 'manifest.json'), '{}');
}

/** What a start serves. */
function files(now: number) {
  keepAssets(join(folder, 'dist', 'assets'), join(folder, 'kept'), now);
  return new Map([...siteFiles(join(folder, 'dist')), ...siteFiles(join(folder, 'kept'), '/assets/')]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-site-'));
  build('main-one.js');
  server = await serverUnderTest({}, files(NOON));
  browser = server.browser();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the built app', () => {
  it('is served with its types, hashed parts for ever and everything else asked for again', async () => {
    const expected = [
      ['/', 'text/html; charset=utf-8', 'no-cache'],
      ['/assets/main-one.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
      ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
      ['/icon.png', 'image/png', 'no-cache'],
    ];
    for (const [path, type, cache] of expected) {
      const answer = await browser.get(path!);
      expect([path, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
        path,
        type,
        cache,
      ]);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('shows its shell at every address a person opens, and never in place of a missing part', async () => {
    const shell = await (await browser.get('/')).text();
    for (const path of ['/today', '/tasks/abc', '/join', '/index.html'])
      expect(await (await browser.get(path, { accept: 'text/html,*/*' })).text()).toBe(shell);
    for (const path of ['/assets/main-old.js', '/favicon.ico', '/.vite/manifest.json', '/today'])
      expect([path, (await browser.get(path, { accept: '*/*' })).status]).toEqual([path, 404]);
    expect((await browser.post('/today')).status).toBe(404);
  });

  it('cannot be left by any path', async () => {
    for (const path of [
      '/../package.json',
      '/assets/../../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '//etc/passwd',
      '/assets/%00',
      '/assets\\..\\package.json',
    ])
      expect([path, (await browser.get(path, { accept: '*/*' })).status]).toEqual([path, 404]);
  });

  it('travels packed, each packing under a tag of its own', async () => {
    const get = (accept: string, more = {}) =>
      browser.get('/assets/main-one.js', { 'accept-encoding': accept, ...more });
    const [br, gzip, plain] = [await get('gzip, deflate, br'), await get('gzip'), await get('identity')];
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(SCRIPT);
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toBe(SCRIPT);
    expect(await plain.text()).toBe(SCRIPT);
    const tags = [br, gzip, plain].map((answer) => answer.headers.get('etag'));
    expect(new Set(tags).size).toBe(3);
    expect(br.headers.get('vary')).toBe('Accept-Encoding');
    expect((await get('br;q=0, gzip')).headers.get('content-encoding')).toBe('gzip');
    const again = await get('br', { 'if-none-match': `W/"x", ${tags[0]}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await get('gzip', { 'if-none-match': tags[0]! })).status).toBe(200);
  });
});

describe('the parts of earlier builds', () => {
  it('stay for 30 days after a server last started with them', async () => {
    build('main-two.js');
    const second = await serverUnderTest({}, files(NOON + DAY));
    const old = await second.browser().get('/assets/main-one.js');
    expect(await old.text()).toBe(SCRIPT);
    expect((await second.browser().get('/assets/main-two.js')).status).toBe(200);
    await second.close();

    build('main-three.js');
    const third = files(NOON + 30.5 * DAY);
    expect([...third.keys()].filter((path) => path.startsWith('/assets/')).sort()).toEqual([
      '/assets/main-three.js',
      '/assets/main-two.js',
    ]);
    expect(existsSync(join(folder, 'kept', 'main-one.js'))).toBe(false);
  });

  it('of a server that is running outlive a build made meanwhile', async () => {
    build('main-four.js');
    const running = await serverUnderTest({}, files(NOON));
    build('main-five.js');
    expect((await running.browser().get('/assets/main-four.js')).status).toBe(200);
    expect(await (await running.browser().get('/')).text()).toContain('main-four.js');
    await running.close();
  });

  it('are none the worse for a strange file among them', () => {
    const strange = join(folder, 'kept', 'folder');
    mkdirSync(strange);
    utimesSync(strange, new Date(0), new Date(0));
    files(NOON);
    expect(existsSync(strange)).toBe(false);
  });
});

describe('without a build', () => {
  it('says what to run, and the API answers', async () => {
    const bare = await serverUnderTest();
    const answer = await bare.browser().get('/today', { accept: 'text/html' });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
    expect((await bare.browser().get('/healthz')).status).toBe(200);
    await bare.close();
  });
});
