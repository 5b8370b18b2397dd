import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionView } from '../../../src/core/api.ts';
import { patch } from '../../../src/core/mutation.ts';
import type { Passkeys } from '../../../src/core/passkeys.ts';
import { type HeldKey, makeKey, type Spoilt, useKey } from '../../support/authenticator.ts';
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

let server: ServerUnderTest;
let count = 0;

beforeAll(async () => {
  server = await serverUnderTest();
});
beforeEach(() => {
  server.time.now = NOON;
});
afterAll(() => server.close());

const own = (operation = '') => `/v1/w/${server.workspaceId}/passkeys${operation}`;

/** Addresses are counted: each test comes from one of its own. */
const stranger = (): Browser => {
  count += 1;
  return server.browser(`192.0.2.${count}`);
};

async function someone(): Promise<{ id: string; browser: Browser }> {
  count += 1;
  const id = `p${count}`;
  await server.store(person(id));
  return { id, browser: await server.signedIn(id, `192.0.2.${count}`) };
}

async function withPasskey(): Promise<{ id: string; browser: Browser; key: HeldKey }> {
  const { id, browser } = await someone();
  const { key, answer } = makeKey(await optionsFor(browser, own('/begin')), ORIGIN);
  expect((await browser.post(own(), answer)).status).toBe(204);
  return { id, browser, key };
}

async function optionsFor(browser: Browser, path = '/v1/passkeys/begin') {
  const answer = await browser.post(path);
  expect(answer.status).toBe(200);
  return answer.json();
}

const list = async (browser: Browser) => ((await (await browser.get(own())).json()) as Passkeys).passkeys;

/** No session was made, and the answer says no more than that. */
async function letsNobodyIn(browser: Browser, answer: Response): Promise<void> {
  expect([answer.status, (await problemOf(answer)).type]).toEqual([403, 'not_recognised']);
  expect(answer.headers.getSetCookie().filter((cookie) => /^plimsoll=/.test(cookie))).toEqual([]);
  expect((await browser.get('/v1/session')).status).toBe(401);
}

describe('a passkey', () => {
  it('signs in whoever made it, in any browser, and says so in the record', async () => {
    const { id, key } = await withPasskey();
    const browser = stranger();
    const answer = await browser.post('/v1/passkeys/enter', useKey(key, await optionsFor(browser), ORIGIN));
    expect(((await answer.json()) as SessionView).personId).toBe(id);
    expect((await browser.get('/v1/session')).status).toBe(200);
    const recorded = await server.deps.database.read
      .selectFrom('audit')
      .select(['kind', 'detail'])
      .where('actorId', '=', id)
      .orderBy('seq')
      .execute();
    expect(recorded.map(({ kind }) => kind)).toEqual(['signed_in', 'passkey_added', 'signed_in']);
    expect(JSON.parse(recorded[2]!.detail)).toMatchObject({ method: 'passkey' });
  });

  it('is asked for by no name, of this host alone, and only with its person verified', async () => {
    const { id, browser } = await someone();
    expect(await optionsFor(browser, own('/begin'))).toMatchObject({
      rp: { id: 'localhost' },
      user: { displayName: id },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const asked = await optionsFor(stranger());
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(asked.allowCredentials ?? []).toEqual([]);
  });

  it('is shown to its owner alone, with when it was used and that it is synced', async () => {
    const { browser, key } = await withPasskey();
    server.time.now += MINUTE;
    const other = stranger();
    await other.post('/v1/passkeys/enter', useKey(key, await optionsFor(other), ORIGIN));
    expect(await list(browser)).toEqual([
      { id: key.id, label: 'A browser', createdAt: NOON, usedAt: NOON + MINUTE, synced: true },
    ]);
    expect(await list((await someone()).browser)).toEqual([]);
  });

  it('is made only by someone who signed in a moment ago', async () => {
    const { browser } = await someone();
    server.time.now += 10 * MINUTE + 1;
    const answer = await browser.post(own('/begin'));
    expect([answer.status, (await problemOf(answer)).type]).toEqual([401, 'not_fresh']);
  });

  it('that was removed lets nobody in; what it had opened stays open', async () => {
    const { browser, key } = await withPasskey();
    const opened = stranger();
    await opened.post('/v1/passkeys/enter', useKey(key, await optionsFor(opened), ORIGIN));
    expect((await browser.post(own('/remove'), { id: key.id })).status).toBe(204);
    expect(await list(browser)).toEqual([]);
    expect((await opened.get('/v1/session')).status).toBe(200);
    const after = stranger();
    const answer = await after.post('/v1/passkeys/enter', useKey(key, await optionsFor(after), ORIGIN));
    await letsNobodyIn(after, answer);
  });

  it('of somebody else is not there to be removed', async () => {
    const { browser, key } = await withPasskey();
    const other = await someone();
    expect((await other.browser.post(own('/remove'), { id: key.id })).status).toBe(404);
    expect(await list(browser)).toHaveLength(1);
  });

  it('of someone who was removed lets nobody in', async () => {
    const { id, key } = await withPasskey();
    await server.store(patch('person', id, { active: false }));
    const browser = stranger();
    const answer = await browser.post('/v1/passkeys/enter', useKey(key, await optionsFor(browser), ORIGIN));
    await letsNobodyIn(browser, answer);
  });

  it('follows PUBLIC_URL, wherever the request says it went', async () => {
    const secure = await serverUnderTest({ PUBLIC_URL: 'https://plimsoll.example' });
    try {
      const answer = await secure.browser().post('/v1/passkeys/begin');
      expect(await answer.json()).toMatchObject({ rpId: 'plimsoll.example' });
      expect(answer.headers.getSetCookie()[0]).toMatch(
        /^__Host-plimsoll-way=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    } finally {
      await secure.close();
    }
  });
});

describe('a broken answer lets nobody in:', () => {
  const broken: [string, Spoilt][] = [
    ['another origin', { origin: 'http://localhost:8485' }],
    ['a page that frames ours', { origin: 'https://plimsoll.example.evil.example' }],
    ['a challenge of its own', { challenge: 'A'.repeat(43) }],
    ['no challenge', { challenge: '' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a registration in place of an answer', { type: 'webauthn.create' }],
    ['the person not verified', { userVerified: false }],
    ['nobody present', { userPresent: false }],
    ['another person’s name', { userHandle: 'c29tZW9uZQ' }],
    ['signed by another key', { signedBy: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }],
  ];
  for (const [name, spoilt] of broken) {
    it(name, async () => {
      const { key } = await withPasskey();
      const browser = stranger();
      const options = await optionsFor(browser);
      await letsNobodyIn(
        browser,
        await browser.post('/v1/passkeys/enter', useKey(key, options, ORIGIN, spoilt)),
      );
      // The same, unspoilt, comes too late: whatever answered the challenge, it is gone.
      if (spoilt.challenge === undefined)
        await letsNobodyIn(browser, await browser.post('/v1/passkeys/enter', useKey(key, options, ORIGIN)));
      const honest = await browser.post('/v1/passkeys/enter', useKey(key, await optionsFor(browser), ORIGIN));
      expect(honest.status).toBe(200);
    });
  }

  it('an answer that was given before', async () => {
    const { key } = await withPasskey();
    const browser = stranger();
    // Many authenticators do not count: then nothing but the challenge tells the second time from the first.
    const answer = useKey(key, await optionsFor(browser), ORIGIN, { counter: 0 });
    expect((await browser.post('/v1/passkeys/enter', answer)).status).toBe(200);
    const thief = stranger();
    thief.cookies.set('plimsoll-way', browser.cookies.get('plimsoll-way')!);
    await letsNobodyIn(thief, await thief.post('/v1/passkeys/enter', answer));
  });

  it('of ten at once, all but one', async () => {
    const { key } = await withPasskey();
    const browser = stranger();
    const answer = useKey(key, await optionsFor(browser), ORIGIN, { counter: 0 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => browser.post('/v1/passkeys/enter', answer)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(403)]);
  });

  it('given in another browser than the one that was asked', async () => {
    const { key } = await withPasskey();
    const asked = stranger();
    const answer = useKey(key, await optionsFor(asked), ORIGIN);
    const other = stranger();
    await optionsFor(other);
    await letsNobodyIn(other, await other.post('/v1/passkeys/enter', answer));
  });

  it('that took longer than ten minutes', async () => {
    const { key } = await withPasskey();
    const browser = stranger();
    const options = await optionsFor(browser);
    server.time.now += 10 * MINUTE;
    await letsNobodyIn(browser, await browser.post('/v1/passkeys/enter', useKey(key, options, ORIGIN)));
  });

  it('of a key that counts backwards, as its copy would', async () => {
    const { key } = await withPasskey();
    const browser = stranger();
    const first = useKey(key, await optionsFor(browser), ORIGIN, { counter: 7 });
    expect((await browser.post('/v1/passkeys/enter', first)).status).toBe(200);
    const copy = stranger();
    const again = useKey(key, await optionsFor(copy), ORIGIN, { counter: 7 });
    await letsNobodyIn(copy, await copy.post('/v1/passkeys/enter', again));
  });

  it('of a key that nobody has registered', async () => {
    const { browser } = await someone();
    const { key } = makeKey(await optionsFor(browser, own('/begin')), ORIGIN);
    const other = stranger();
    await letsNobodyIn(
      other,
      await other.post('/v1/passkeys/enter', useKey(key, await optionsFor(other), ORIGIN)),
    );
  });

  it('to a challenge that was for making a key', async () => {
    const { browser, key } = await withPasskey();
    const options = await optionsFor(browser, own('/begin'));
    const answer = await browser.post('/v1/passkeys/enter', useKey(key, options, ORIGIN));
    expect(answer.status).toBe(403);
  });
});

describe('a key is not taken', () => {
  const broken: [string, Spoilt][] = [
    ['from another origin', { origin: 'https://evil.example' }],
    ['for another relying party', { rpId: 'evil.example' }],
    ['with another challenge', { challenge: 'B'.repeat(43) }],
    ['without its person verified', { userVerified: false }],
    ['as an answer of the other kind', { type: 'webauthn.get' }],
  ];
  for (const [name, spoilt] of broken) {
    it(name, async () => {
      const { browser } = await someone();
      const { answer } = makeKey(await optionsFor(browser, own('/begin')), ORIGIN, spoilt);
      expect((await browser.post(own(), answer)).status).toBe(403);
      expect(await list(browser)).toEqual([]);
    });
  }

  it('for whoever signs in between in the same browser', async () => {
    const { browser } = await someone();
    const { answer } = makeKey(await optionsFor(browser, own('/begin')), ORIGIN);
    const { id } = await someone();
    await browser.post('/v1/links/redeem', { token: await server.link(id) });
    expect((await browser.post(own(), answer)).status).toBe(403);
    expect(await list(browser)).toEqual([]);
  });

  it('from the person who has it', async () => {
    const { browser, key } = await withPasskey();
    const thief = (await someone()).browser;
    const made = makeKey(await optionsFor(thief, own('/begin')), ORIGIN);
    // The same key, offered as one's own: its public half is no secret.
    const id = Buffer.from(key.id, 'base64url');
    const forged = Buffer.from(made.answer.response.attestationObject, 'base64url');
    forged.set(id, forged.indexOf(Buffer.from(made.key.id, 'base64url')));
    const answer = await thief.post(own(), {
      ...made.answer,
      id: key.id,
      rawId: key.id,
      response: { ...made.answer.response, attestationObject: forged.toString('base64url') },
    });
    expect(answer.status).toBe(403);
    expect(await list(thief)).toEqual([]);
    expect(await list(browser)).toHaveLength(1);
  });
});

it('guessing with passkeys is slowed down, and the record says from where', async () => {
  const { key } = await withPasskey();
  const browser = server.browser('198.51.100.9');
  const answer = useKey(key, { challenge: 'C'.repeat(43) }, ORIGIN);
  for (let time = 0; time < 20; time += 1)
    expect((await browser.post('/v1/passkeys/enter', answer)).status).toBe(403);
  const slowed = await browser.post('/v1/passkeys/enter', answer);
  expect(slowed.status).toBe(429);
  expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
  const failed = await server.deps.database.read
    .selectFrom('audit')
    .select('detail')
    .where('kind', '=', 'sign_in_failed')
    .execute();
  expect(failed.map(({ detail }) => detail)).toContain('{"method":"passkey","address":"198.51.100.9"}');
});
