import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeList } from '../../../src/server/http/routeList.ts';
import {
  type Browser,
  ORIGIN,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
  socketAt,
} from '../../support/serverUnderTest.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; img-src 'self' blob: data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types solid plimsoll";

let server: ServerUnderTest;
let routes: { method: string; path: string }[];

beforeAll(async () => {
  server = await serverUnderTest();
  routes = routeList(server.app);
});
afterAll(() => server.close());

const pathOf = (path: string) => path.replace(':ws', server.workspaceId).replace(/:\w+/g, 'x');

async function ask(browser: Browser, method: string, path: string): Promise<Response> {
  if (method === 'POST') return browser.post(path);
  const answer = await browser.get(path);
  return answer;
}

/** Streams never end by themselves. */
const drop = (answer: Response) => answer.body?.cancel();

describe('every route', () => {
  it('is known to this test', () => {
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /healthz',
      'POST /v1/links/peek',
      'POST /v1/links/redeem',
      'POST /v1/mail/ask',
      'POST /v1/mail/enter',
      'POST /v1/oidc/begin',
      'POST /v1/oidc/finish',
      'POST /v1/passkeys/begin',
      'POST /v1/passkeys/enter',
      'GET /v1/session',
      'POST /v1/sign-out',
      'GET /v1/w/:ws/devices',
      'POST /v1/w/:ws/devices/end',
      'GET /v1/w/:ws/directory',
      'GET /v1/w/:ws/groups',
      'POST /v1/w/:ws/import',
      'POST /v1/w/:ws/invitations',
      'POST /v1/w/:ws/links/device',
      'GET /v1/w/:ws/load',
      'GET /v1/w/:ws/mail-address',
      'POST /v1/w/:ws/mail-address',
      'POST /v1/w/:ws/mail-address/ask',
      'POST /v1/w/:ws/mail-address/remove',
      'POST /v1/w/:ws/me/data',
      'GET /v1/w/:ws/oidc',
      'POST /v1/w/:ws/oidc/begin',
      'POST /v1/w/:ws/oidc/unlink',
      'GET /v1/w/:ws/passkeys',
      'POST /v1/w/:ws/passkeys',
      'POST /v1/w/:ws/passkeys/begin',
      'POST /v1/w/:ws/passkeys/remove',
      'POST /v1/w/:ws/people/:person/erase',
      'GET /v1/w/:ws/people/:person/load',
      'POST /v1/w/:ws/people/:person/mail-address',
      'GET /v1/w/:ws/poke',
      'POST /v1/w/:ws/sync',
      'GET /v1/ways-in',
    ]);
  });

  it('answers with every header, to strangers and to people, and is kept by nobody', async () => {
    for (const browser of [server.browser(), await server.signedIn(server.adminId)]) {
      for (const { method, path } of routes) {
        const answer = await ask(browser, method, pathOf(path));
        const sent = Object.fromEntries(answer.headers);
        expect({ path, ...sent }).toMatchObject({
          path,
          'content-security-policy': POLICY,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
          'cache-control': 'no-store',
        });
        expect(answer.headers.has('strict-transport-security')).toBe(false);
        expect(answer.headers.has('x-powered-by')).toBe(false);
        await drop(answer);
      }
    }
  });

  it('of a workspace is closed to whoever is not signed in', async () => {
    const inside = routes.filter(({ path }) => path.startsWith('/v1/w/'));
    expect(inside.length).toBeGreaterThan(5);
    for (const { method, path } of inside) {
      const answer = await ask(server.browser(), method, pathOf(path));
      expect([path, answer.status, (await problemOf(answer)).type]).toEqual([path, 401, 'signed_out']);
    }
  });

  it('of another workspace does not exist', async () => {
    const browser = await server.signedIn(server.adminId);
    for (const { method, path } of routes.filter((route) => route.path.startsWith('/v1/w/'))) {
      const answer = await ask(browser, method, path.replace(':ws', 'another').replace(/:\w+/g, 'x'));
      expect([path, answer.status, (await problemOf(answer)).type]).toEqual([path, 404, 'not_found']);
    }
  });
});

describe('https', () => {
  it('asks to be kept to', async () => {
    const secure = await serverUnderTest({ PUBLIC_URL: 'https://plimsoll.example' });
    const answer = await secure.browser().get('/v1/session');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
    await secure.close();
  });
});

describe('an address of the API', () => {
  it('that does not exist is told apart from one that takes another method', async () => {
    const browser = server.browser();
    for (const path of ['/v1', '/v1/', '/v1/nothing', '/v1/session/', '/v1/Session', '/v1/links']) {
      const answer = await browser.get(path, { accept: 'text/html' });
      expect([path, answer.status, (await problemOf(answer)).type]).toEqual([path, 404, 'not_found']);
    }
    const wrong = await browser.post('/v1/session');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('GET, HEAD');
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    expect((await problemOf(wrong)).type).toBe('wrong_method');
    expect((await browser.get('/v1/sign-out')).headers.get('allow')).toBe('POST');
  });

  it('below a workspace tells nothing to strangers', async () => {
    const answer = await server.browser().get(`/v1/w/${server.workspaceId}/nothing`);
    expect(answer.status).toBe(401);
  });
});

describe('an answer', () => {
  it('that is long travels packed to whoever can unpack it', async () => {
    const admin = await server.signedIn(server.adminId);
    await server.store(...Array.from({ length: 50 }, (_, index) => person(`p${index}`)));
    const path = `/v1/w/${server.workspaceId}/directory`;
    const plain = await admin.get(path);
    expect(plain.headers.get('content-encoding')).toBeNull();
    const packed = await admin.get(path, { 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    const text = await new Response(packed.body?.pipeThrough(new DecompressionStream('gzip'))).json();
    expect(text).toEqual(await plain.json());
    expect(
      (await admin.get(path, { 'accept-encoding': 'gzip;q=0' })).headers.get('content-encoding'),
    ).toBeNull();
  });

  it('to HEAD has headers and no body', async () => {
    const answer = await server.app.request(
      `${ORIGIN}/v1/session`,
      { method: 'HEAD' },
      socketAt('127.0.0.1'),
    );
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
  });
});
