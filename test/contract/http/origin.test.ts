import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ORIGIN,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
  socketAt,
} from '../../support/serverUnderTest.ts';

let server: ServerUnderTest;

beforeAll(async () => {
  server = await serverUnderTest();
});
afterAll(() => server.close());

describe('a request that could change something', () => {
  const ours = {
    host: 'localhost:8484',
    origin: ORIGIN,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  };

  /** Each differs from `ours` in what it names; '' leaves the header out. */
  const matrix: [string, Record<string, string>, number, string?][] = [
    ['from our page', {}, 204],
    ['from our page, from a browser without Sec-Fetch-Site', { 'sec-fetch-site': '' }, 204],
    ['that says UTF-8', { 'content-type': 'application/json; charset=utf-8' }, 204],
    ['without Origin', { origin: '' }, 403, 'wrong_origin'],
    ['without Origin and Sec-Fetch-Site', { origin: '', 'sec-fetch-site': '' }, 403, 'wrong_origin'],
    ['from a sandboxed frame', { origin: 'null' }, 403, 'wrong_origin'],
    [
      'from another site',
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      403,
      'wrong_origin',
    ],
    [
      'from another site, from an old browser',
      { origin: 'https://evil.example', 'sec-fetch-site': '' },
      403,
      'wrong_origin',
    ],
    [
      'from another port',
      { origin: 'http://localhost:9000', 'sec-fetch-site': 'same-site' },
      403,
      'wrong_origin',
    ],
    ['from our name by https', { origin: 'https://localhost:8484' }, 403, 'wrong_origin'],
    ['from a name that begins like ours', { origin: 'http://localhost:84840' }, 403, 'wrong_origin'],
    ['from our origin with a path', { origin: `${ORIGIN}/` }, 403, 'wrong_origin'],
    ['that only claims our origin', { 'sec-fetch-site': 'cross-site' }, 403, 'wrong_origin'],
    ['from a sibling host', { 'sec-fetch-site': 'same-site' }, 403, 'wrong_origin'],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }, 403, 'wrong_origin'],
    [
      'to a name that was pointed at this machine',
      { host: 'evil.example', origin: 'http://evil.example' },
      403,
      'wrong_origin',
    ],
    ['without Content-Type', { 'content-type': '' }, 415, 'not_json'],
    ['as text', { 'content-type': 'text/plain' }, 415, 'not_json'],
    ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'not_json'],
    ['as a form with a file', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'not_json'],
    ['that only mentions JSON', { 'content-type': 'text/plain; application/json' }, 415, 'not_json'],
    ['as something like JSON', { 'content-type': 'application/json-seq' }, 415, 'not_json'],
    ['as JSON in another alphabet', { 'content-type': 'application/json; charset=utf-16' }, 415, 'not_json'],
    ['packed', { 'content-encoding': 'gzip' }, 415, 'not_json'],
  ];

  for (const [name, difference, status, type] of matrix) {
    it(`${name} is answered ${status}`, async () => {
      const headers = new Headers(ours);
      for (const [header, value] of Object.entries(difference))
        value === '' ? headers.delete(header) : headers.set(header, value);
      // Bytes, because text would bring a Content-Type of its own.
      const init = { method: 'POST', headers, body: new TextEncoder().encode('{}') };
      const answer = await server.app.request(`${ORIGIN}/v1/sign-out`, init, socketAt('127.0.0.1'));
      expect(answer.status).toBe(status);
      if (type) expect(await problemOf(answer)).toMatchObject({ type, status });
      if (status !== 204) expect(answer.headers.getSetCookie()).toEqual([]);
    });
  }

  it('by any other method is held to the same', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'QUERY', 'FROBNICATE']) {
      const answer = await server.app.request(`${ORIGIN}/v1/session`, { method }, socketAt('127.0.0.1'));
      expect([method, answer.status >= 400]).toEqual([method, true]);
      expect((await problemOf(answer)).type).not.toBe('signed_out');
    }
  });

  it('without a body is not JSON that fits', async () => {
    const answer = await server.app.request(
      `${ORIGIN}/v1/links/redeem`,
      { method: 'POST', headers: ours },
      socketAt('127.0.0.1'),
    );
    expect(await problemOf(answer)).toMatchObject({ type: 'invalid' });
  });
});

describe('a request that only looks', () => {
  it('is answered to our page, the address bar and a link, and kept from the scripts and pictures of other sites', async () => {
    const browser = await server.signedIn(server.adminId);
    const as = (site: string, mode = 'cors') =>
      browser.get('/v1/session', { 'sec-fetch-site': site, 'sec-fetch-mode': mode });
    expect((await as('same-origin')).status).toBe(200);
    expect((await as('none', 'navigate')).status).toBe(200);
    expect((await as('cross-site', 'navigate')).status).toBe(200);
    expect((await as('cross-site')).status).toBe(403);
    expect((await as('cross-site', 'no-cors')).status).toBe(403);
    expect((await as('same-site')).status).toBe(403);
    expect((await browser.get('/v1/session', { 'sec-fetch-site': '' })).status).toBe(200);
  });

  it('gives no other site leave to read', async () => {
    const answer = await server.app.request(
      `${ORIGIN}/v1/session`,
      {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      },
      socketAt('127.0.0.1'),
    );
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.status).toBe(405);
  });
});

describe('PUBLIC_URL', () => {
  it('is the one origin, whatever the request was addressed to', async () => {
    const public_ = await serverUnderTest({ PUBLIC_URL: 'https://plimsoll.example' });
    try {
      const browser = public_.browser();
      expect((await browser.post('/v1/sign-out', {}, { host: '10.0.0.1:8484' })).status).toBe(204);
      expect(
        (await browser.post('/v1/sign-out', {}, { origin: 'http://10.0.0.1:8484', host: '10.0.0.1:8484' }))
          .status,
      ).toBe(403);
      const link = (await (
        await (await public_.signedIn(public_.adminId)).post(`/v1/w/${public_.workspaceId}/links/device`)
      ).json()) as { url: string };
      expect(link.url).toMatch(/^https:\/\/plimsoll\.example\/join#/);
    } finally {
      await public_.close();
    }
  });
});
