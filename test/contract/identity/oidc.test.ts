import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import type { OidcBack } from '../../../src/core/oidc.ts';
import { type OidcServer, oidcServer } from '../../support/oidcServer.ts';
import {
  type Browser,
  NOON,
  ORIGIN,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

const MINUTE = 60_000;

let oidc: OidcServer;
let server: ServerUnderTest;
let count = 0;

beforeAll(async () => {
  oidc = await oidcServer(`${ORIGIN}/sign-in`);
  server = await serverUnderTest(oidc.settings);
});
afterEach(() => {
  oidc.spoil = {};
  server.time.now = NOON;
});
afterAll(async () => {
  await server.close();
  await oidc.close();
});

const own = (operation = '') => `/v1/w/${server.workspaceId}/oidc${operation}`;

/** Addresses are counted: each test comes from one of its own. */
const stranger = (): Browser => {
  count += 1;
  return server.browser(`192.0.2.${count}`);
};

async function away(browser: Browser, path = '/v1/oidc/begin', body: object = {}): Promise<string> {
  const answer = await browser.post(path, body);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { url: string }).url;
}

const back = (browser: Browser, { search }: URL) =>
  browser.post('/v1/oidc/finish', { query: search.slice(1) });

/** There and back, as a browser does it. */
async function roundTrip(browser: Browser, path?: string, body?: object): Promise<Response> {
  return back(browser, await oidc.visit(await away(browser, path, body)));
}

/** A person with an account at the provider that is linked to them. */
async function linked(): Promise<{ id: string; browser: Browser }> {
  count += 1;
  const id = `p${count}`;
  await server.store(person(id));
  const browser = await server.signedIn(id);
  oidc.person = `${id} elsewhere`;
  const answer = await roundTrip(browser, own('/begin'));
  expect(await answer.json()).toEqual({ done: 'linked' });
  return { id, browser };
}

async function letsNobodyIn(browser: Browser, answer: Response): Promise<void> {
  expect([answer.status, (await problemOf(answer)).type]).toEqual([403, 'not_recognised']);
  expect(answer.headers.getSetCookie().filter((cookie) => /^plimsoll=/.test(cookie))).toEqual([]);
  expect((await browser.get('/v1/session')).status).toBe(401);
}

describe('an account elsewhere', () => {
  it('signs in whoever had it linked while signed in', async () => {
    const { id, browser } = await linked();
    expect(await (await browser.get(own())).json()).toEqual({ offered: true, linked: true });
    const other = stranger();
    const answer = (await (await roundTrip(other)).json()) as OidcBack;
    expect(answer).toMatchObject({ done: 'signed_in', joined: false, session: { personId: id } });
    expect((await other.get('/v1/session')).status).toBe(200);
  });

  it('is linked by redeeming an invitation with it, which joins', async () => {
    count += 1;
    const id = `p${count}`;
    await server.store(person(id));
    const token = await server.link(id, 'invitation');
    oidc.person = `${id} elsewhere`;
    const browser = stranger();
    const answer = (await (await roundTrip(browser, undefined, { token })).json()) as OidcBack;
    expect(answer).toMatchObject({ done: 'signed_in', joined: true, session: { personId: id } });
    expect(await problemOf(await server.browser().post('/v1/links/redeem', { token }))).toMatchObject({
      type: 'link_used',
    });
    expect(await (await roundTrip(stranger())).json()).toMatchObject({ session: { personId: id } });
  });

  it('that nobody here knows makes no session and no person, and hears how to get in', async () => {
    oidc.person = 'somebody unknown';
    const browser = stranger();
    const answer = await roundTrip(browser);
    expect([answer.status, (await problemOf(answer)).type]).toEqual([403, 'not_linked']);
    expect((await browser.get('/v1/session')).status).toBe(401);
  });

  it('is never known by a mail address: the same name at the same provider is what counts', async () => {
    await linked();
    oidc.spoil.token = (answer) => ({
      ...answer,
      id_token: oidc.resigned(answer.id_token, {
        sub: 'another',
        email: 'same@example.org',
        email_verified: true,
      }),
    });
    expect((await problemOf(await roundTrip(stranger()))).type).toBe('not_linked');
  });

  it('is not taken from whoever has it, by link or by invitation, and the invitation stays good', async () => {
    await linked();
    const account = oidc.person;
    count += 1;
    const id = `p${count}`;
    await server.store(person(id));
    const thief = await server.signedIn(id);
    oidc.person = account;
    expect(await problemOf(await roundTrip(thief, own('/begin')))).toMatchObject({ field: 'account' });
    const token = await server.link(id, 'invitation');
    expect(await problemOf(await roundTrip(stranger(), undefined, { token }))).toMatchObject({
      field: 'account',
    });
    expect((await server.browser().post('/v1/links/redeem', { token })).status).toBe(200);
  });

  it('that was unlinked lets nobody in; what it had opened stays open', async () => {
    const { browser } = await linked();
    const opened = stranger();
    await roundTrip(opened);
    expect((await browser.post(own('/unlink'))).status).toBe(204);
    expect(await (await browser.get(own())).json()).toEqual({ offered: true, linked: false });
    expect((await opened.get('/v1/session')).status).toBe(200);
    expect((await problemOf(await roundTrip(stranger()))).type).toBe('not_linked');
  });

  it('cannot be used to guess the codes of invitations any faster than by typing them', async () => {
    const browser = stranger();
    const guess = () => browser.post('/v1/oidc/begin', { token: 'BBBBB-BBBBB' });
    for (let time = 0; time < 10; time += 1) expect((await problemOf(await guess())).type).toBe('link_used');
    expect((await problemOf(await guess())).type).toBe('too_many');
    const typed = await browser.post('/v1/links/redeem', { token: 'BBBBB-BBBBC' });
    expect((await problemOf(typed)).type).toBe('too_many');
  });

  it('of someone who was removed lets nobody in', async () => {
    const { id } = await linked();
    await server.store(patch('person', id, { active: false }));
    const browser = stranger();
    await letsNobodyIn(browser, await roundTrip(browser));
  });

  it('is linked only by someone who signed in a moment ago', async () => {
    const { browser } = await linked();
    server.time.now += 10 * MINUTE + 1;
    const answer = await browser.post(own('/begin'));
    expect([answer.status, (await problemOf(answer)).type]).toEqual([401, 'not_fresh']);
  });

  it('is not linked to whoever signs in between in the same browser', async () => {
    const { browser } = await linked();
    oidc.person = 'a second account';
    const url = await oidc.visit(await away(browser, own('/begin')));
    await server.store(person(`q${count}`));
    await browser.post('/v1/links/redeem', { token: await server.link(`q${count}`) });
    expect((await back(browser, url)).status).toBe(403);
    expect((await problemOf(await roundTrip(stranger()))).type).toBe('not_linked');
  });

  it('is asked for with PKCE, state and nonce, and for nothing but who it is', async () => {
    const asked = Object.fromEntries(new URL(await away(stranger())).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${ORIGIN}/sign-in`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(Object.keys(asked)).not.toContain('prompt');
  });

  it('signs nobody in by a GET', async () => {
    await linked();
    const browser = stranger();
    const url = await oidc.visit(await away(browser));
    expect((await browser.get(`/v1/oidc/finish${url.search}`)).status).toBe(405);
    await browser.get(`/sign-in${url.search}`, {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    });
    expect((await browser.get('/v1/session')).status).toBe(401);
    expect(
      (await browser.post('/v1/oidc/finish', { query: url.search.slice(1) }, { origin: oidc.issuer })).status,
    ).toBe(403);
    expect((await back(browser, url)).status).toBe(200);
  });
});

describe('a broken answer lets nobody in:', () => {
  const token =
    (claims: object, head = {}) =>
    () => {
      oidc.spoil.token = (answer) => ({
        ...answer,
        id_token: oidc.resigned(answer.id_token, claims as Record<string, unknown>, head),
      });
    };
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });

  const spoilt: [string, () => void][] = [
    ['another issuer', token({ iss: 'https://login.evil.example' })],
    ['an issuer that differs by a slash', () => token({ iss: `${oidc.issuer}/` })()],
    ['meant for another client', token({ aud: 'someone-else' })],
    ['meant for several, ours not the one that asked', token({ aud: ['plimsoll', 'x'], azp: 'x' })],
    ['expired', token({ exp: 1_700_000_000 })],
    ['not yet issued', token({ iat: 4_000_000_000, nbf: 4_000_000_000 })],
    ['without a nonce', token({ nonce: undefined })],
    ['another nonce', token({ nonce: 'n'.repeat(43) })],
    ['without a subject', token({ sub: undefined })],
    ['not signed', token({}, { alg: 'none' })],
    [
      'signed by another key',
      () => {
        oidc.spoil.token = (answer) => ({
          ...answer,
          id_token: oidc.resigned(answer.id_token, {}, {}, other.privateKey),
        });
      },
    ],
    [
      'claims changed under a signature that was good',
      () => {
        oidc.spoil.token = (answer) => {
          const [head, body = '', signature] = String(answer.id_token).split('.');
          const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
          const forged = Buffer.from(JSON.stringify({ ...claims, acr: 'x' })).toString('base64url');
          return { ...answer, id_token: `${head}.${forged}.${signature}` };
        };
      },
    ],
    ['signed as if the public key were a password', token({}, { alg: 'HS256' })],
    [
      'no ID token at all',
      () => {
        oidc.spoil.token = ({ id_token: _, ...answer }) => answer;
      },
    ],
  ];
  for (const [name, spoil] of spoilt) {
    it(name, async () => {
      await linked();
      spoil();
      const browser = stranger();
      const before = oidc.asked.filter((path) => path === '/token').length;
      await letsNobodyIn(browser, await roundTrip(browser));
      // It was this answer that was refused, not something before it.
      expect(oidc.asked.filter((path) => path === '/token').length).toBe(before + 1);
      oidc.spoil = {};
      expect((await roundTrip(browser)).status).toBe(200);
    });
  }

  it('a code that was used, in the same browser or another', async () => {
    await linked();
    const browser = stranger();
    const url = await oidc.visit(await away(browser));
    expect((await back(browser, url)).status).toBe(200);
    await browser.post('/v1/sign-out');
    await letsNobodyIn(browser, await back(browser, url));
    const thief = stranger();
    const begun = new URL(await away(thief));
    url.searchParams.set('state', begun.searchParams.get('state')!);
    await letsNobodyIn(thief, await back(thief, url));
  });

  const changed: [string, (url: URL) => void][] = [
    ['another state', (url) => url.searchParams.set('state', 's'.repeat(43))],
    ['no state', (url) => url.searchParams.delete('state')],
    ['two states', (url) => url.searchParams.append('state', url.searchParams.get('state')!)],
    [
      'another provider’s name beside the code',
      (url) => url.searchParams.set('iss', 'https://login.evil.example'),
    ],
    [
      'no name beside the code, where the provider says it gives one',
      (url) => url.searchParams.delete('iss'),
    ],
    ['another code', (url) => url.searchParams.set('code', 'c'.repeat(43))],
    ['no code', (url) => url.searchParams.delete('code')],
    ['an error', (url) => url.searchParams.set('error', 'access_denied')],
  ];
  for (const [name, change] of changed) {
    it(name, async () => {
      await linked();
      const browser = stranger();
      const url = await oidc.visit(await away(browser));
      change(url);
      await letsNobodyIn(browser, await back(browser, url));
    });
  }

  it('brought by another browser than the one that was sent away', async () => {
    await linked();
    const url = await oidc.visit(await away(stranger()));
    const victim = stranger();
    await away(victim);
    await letsNobodyIn(victim, await back(victim, url));
  });

  it('a code that was asked for by another attempt of the same browser', async () => {
    await linked();
    const browser = stranger();
    const first = await oidc.visit(await away(browser));
    const second = await oidc.visit(await away(browser));
    second.searchParams.set('code', first.searchParams.get('code')!);
    await letsNobodyIn(browser, await back(browser, second));
  });

  it('that took longer than ten minutes', async () => {
    await linked();
    const browser = stranger();
    const url = await oidc.visit(await away(browser));
    server.time.now += 10 * MINUTE;
    await letsNobodyIn(browser, await back(browser, url));
  });
});

describe('a provider that is not what was configured', () => {
  /** A server of its own, since what a provider says of itself is kept for an hour. */
  async function withDescription(change: (said: Record<string, unknown>) => Record<string, unknown>) {
    oidc.spoil.description = change;
    const fresh = await serverUnderTest(oidc.settings);
    try {
      const answer = await fresh.browser().post('/v1/oidc/begin');
      if (answer.status !== 200) return (await problemOf(answer)).type;
      const browser = fresh.browser();
      const { url } = (await (await browser.post('/v1/oidc/begin')).json()) as { url: string };
      const returned = await back(browser, await oidc.visit(url));
      return (await problemOf(returned)).type;
    } finally {
      await fresh.close();
    }
  }

  it('calls itself otherwise, if only by a slash', async () => {
    expect(await withDescription((said) => ({ ...said, issuer: `${oidc.issuer}/` }))).toBe('busy');
    expect(await withDescription((said) => ({ ...said, issuer: 'https://login.evil.example' }))).toBe('busy');
  });

  it('sends us to no other host with our secret, nor for its keys', async () => {
    let asked = 0;
    const elsewhere = createServer((_request, response) => {
      asked += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const there = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    oidc.person = 'whoever';
    expect(await withDescription((said) => ({ ...said, token_endpoint: there }))).toBe('not_recognised');
    expect(await withDescription((said) => ({ ...said, jwks_uri: there }))).toBe('not_recognised');
    expect(await withDescription((said) => said)).toBe('not_linked');
    expect(asked).toBe(0);
    elsewhere.close();
  });

  it('cannot be reached: nobody is let in, and it is asked anew', async () => {
    const gone = await serverUnderTest({ ...oidc.settings, OIDC_ISSUER: 'http://127.0.0.1:9' });
    try {
      for (let time = 0; time < 2; time += 1)
        expect((await problemOf(await gone.browser().post('/v1/oidc/begin'))).type).toBe('busy');
    } finally {
      await gone.close();
    }
  });
});

it('neither codes nor tokens nor names are in the log or the record', async () => {
  await linked();
  oidc.spoil.token = (answer) => ({
    ...answer,
    id_token: oidc.resigned(answer.id_token, { iss: 'https://login.evil.example' }),
  });
  const url = await oidc.visit(await away(stranger()));
  const browser = stranger();
  await back(browser, url);
  const audit = await server.deps.database.read.selectFrom('audit').selectAll().execute();
  const kept = JSON.stringify([audit, server.logged]);
  for (const secret of [url.searchParams.get('code')!, url.searchParams.get('state')!, oidc.person, 'eyJ'])
    expect(kept).not.toContain(secret);
});

describe('what is told to whoever is not in', () => {
  it('is which ways there are, and not whose', async () => {
    expect(await (await server.browser().get('/v1/ways-in')).json()).toEqual({ mail: false, oidc: true });
    const plain = await serverUnderTest();
    try {
      expect(await (await plain.browser().get('/v1/ways-in')).json()).toEqual({ mail: false, oidc: false });
      expect((await plain.browser().post('/v1/oidc/begin')).status).toBe(404);
    } finally {
      await plain.close();
    }
  });
});
