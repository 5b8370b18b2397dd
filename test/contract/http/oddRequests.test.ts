/** Requests that no client of ours sends, as bytes to a server that was really started. */
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makeStarts, type Started } from '../../support/makeStarts.ts';
import { rawAnswer } from '../../support/rawAnswer.ts';

const { started } = makeStarts();

/** Longer than that, and one odd request holds up others. */
const PATIENCE_MS = 2_000;

interface Odd {
  what: string;
  bytes: Uint8Array;
}

/** Signed in as the first admin, so that what lies behind the session is reached as well. */
async function signedIn(server: Started): Promise<{ workspaceId: string; cookie: string }> {
  const link = server.links[0]!;
  const redeemed = await fetch(`${server.origin}/v1/links/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ token: link.slice(link.indexOf('#') + 1) }),
  });
  const { workspaceId } = (await redeemed.json()) as { workspaceId: string };
  return { workspaceId, cookie: redeemed.headers.get('set-cookie')!.split(';')[0]! };
}

function makeOdd(server: Started, cookie: string) {
  const head = `host: localhost:${server.port}\r\norigin: ${server.origin}\r\ncookie: ${cookie}\r\nconnection: close\r\n`;
  const request = (method: string, path: string, more = '', body: string | Uint8Array = ''): Odd => ({
    what: `${method} ${path.slice(0, 60)} ${JSON.stringify(more.slice(0, 60))} ${JSON.stringify(String(body).slice(0, 30))}`,
    bytes: Buffer.concat([
      Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}${more}\r\n`, 'latin1'),
      Buffer.from(body),
    ]),
  });
  const json = (path: string, body: string | Uint8Array, more = ''): Odd => {
    const length = Buffer.from(body).length;
    return request(
      'POST',
      path,
      `content-type: application/json\r\ncontent-length: ${length}\r\n${more}`,
      body,
    );
  };
  const raw = (text: string): Odd => ({ what: text.slice(0, 60), bytes: Buffer.from(text, 'latin1') });
  return { request, json, raw };
}

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'PATCH', 'POST', 'PROPFIND'];
const BROKEN_PATHS = [
  '/%',
  '/%zz',
  '/%E0%A4%A',
  '/v1/%',
  '/assets/%',
  '/%00',
  '/v1/w/%ff/load',
  '/v1/w/%00/sync',
];
const LONG_PATHS = [8_000, 15_000, 100_000].map((length) => `/${'a'.repeat(length)}`);
const REPEATED = ['/'.repeat(15_000), `/${'%41'.repeat(5_000)}`, `/v1/session?${'a=1&'.repeat(3_700)}`];
const DEEP = 10_000;
const BODIES: (string | Uint8Array)[] = [
  '',
  '{',
  '\u0000',
  'null',
  '[]',
  '1e999',
  '\ufeff{}',
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  '['.repeat(60_000),
  '{"__proto__":{"token":"x","admin":true}}',
  '{"token":"x","constructor":{"prototype":{"polluted":true}}}',
  '{"token":"\\ud800"}',
  `{"token":${'9'.repeat(50_000)}}`,
  new Uint8Array([0x7b, 0x22, 0xff, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
];

/** The answer and nothing of how the server is made; no failure of ours, and soon. */
async function expectRefused(server: Started, { what, bytes }: Odd): Promise<number> {
  const begun = performance.now();
  const answer = await rawAnswer(server.port, bytes);
  expect([what, performance.now() - begun < PATIENCE_MS]).toEqual([what, true]);
  const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  expect([what, statuses.filter((status) => status >= 500)]).toEqual([what, []]);
  expect([what, /\n\s+at |node_modules|\/src\//.exec(answer)]).toEqual([what, null]);
  return statuses.at(-1) ?? 0;
}

it('odd requests are answered soon, without a failure or a word of how the server is made', {
  timeout: 60_000,
}, async () => {
  const server = await started();
  const { workspaceId, cookie } = await signedIn(server);
  const { request, json, raw } = makeOdd(server, cookie);
  const sync = `/v1/w/${workspaceId}/sync`;
  const imports = `/v1/w/${workspaceId}/import`;

  for (const method of METHODS)
    for (const path of [
      '/healthz',
      '/',
      '/nowhere',
      '/v1/session',
      '/v1/nowhere',
      `/v1/w/${workspaceId}/load`,
      sync,
    ])
      expect(await expectRefused(server, request(method, path))).toBeGreaterThanOrEqual(200);
  for (const path of [...BROKEN_PATHS, ...LONG_PATHS, ...REPEATED])
    for (const odd of [request('GET', path), json(path, '{}')]) await expectRefused(server, odd);

  const headers = (count: number) => Array.from({ length: count }, (_, at) => `x${at}: 1\r\n`).join('');
  expect(await expectRefused(server, request('GET', '/', headers(3_000)))).toBe(431);
  // So much is on its way that a reset may take the answer along.
  const bomb = await expectRefused(server, request('GET', '/', `x: ${'a'.repeat(1_000_000)}\r\n`));
  expect([0, 431]).toContain(bomb);
  for (const odd of [
    request('GET', '/v1/session', 'cookie: plimsoll=%E0%A4; =; ;;;\r\n'),
    request('GET', '/', 'range: bytes=zz-\r\nif-none-match: """\r\naccept-encoding: ;;q=zz\r\n'),
    raw('GET / HTTP/1.1\r\nhost: local%host/..?#@x\r\nconnection: close\r\n\r\n'),
    raw('GET / HTTP/1.0\r\n\r\n'),
    raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    raw('CONNECT localhost:443 HTTP/1.1\r\nhost: localhost:443\r\n\r\n'),
    request('POST', '/v1/links/peek', 'content-length: 5\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n'),
    request('POST', '/v1/links/peek', 'content-length: 5\r\ncontent-length: 6\r\n', '00000'),
    request(
      'POST',
      '/v1/links/peek',
      'content-type: application/json\r\ntransfer-encoding: chunked\r\n',
      'zz\r\n',
    ),
  ])
    await expectRefused(server, odd);

  for (const path of ['/v1/links/peek', '/v1/links/redeem', sync, imports]) {
    for (const body of BODIES) {
      const status = await expectRefused(server, json(path, body));
      expect([path, String(body).slice(0, 30), status]).toEqual([path, String(body).slice(0, 30), 400]);
    }
    const zipped = gzipSync(Buffer.alloc(30_000_000));
    expect(await expectRefused(server, json(path, zipped, 'content-encoding: gzip\r\n'))).toBe(415);
    expect(await expectRefused(server, json(path, gzipSync('{}')))).toBe(400);
  }

  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
});
