import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Devices, SessionView } from '../../../src/core/api.ts';
import { patch } from '../../../src/core/mutation.ts';
import {
  NOON,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

const DAY = 24 * 60 * 60_000;

let server: ServerUnderTest;

beforeAll(async () => {
  server = await serverUnderTest();
  await server.store(person('mia'), person('tom'));
});
beforeEach(() => {
  server.time.now = NOON;
});
afterAll(() => server.close());

const typeOf = async (answer: Response) => (await problemOf(answer)).type;

describe('a session', () => {
  it('has a cookie that scripts cannot read, plain on http://localhost', async () => {
    const answer = await server.browser().post('/v1/links/redeem', { token: await server.link('mia') });
    const [cookie = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^plimsoll=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('has a __Host- cookie with Secure on https, and takes no other there', async () => {
    const secure = await serverUnderTest({ PUBLIC_URL: 'https://plimsoll.example' });
    try {
      const browser = secure.browser();
      const answer = await browser.post('/v1/links/redeem', { token: await secure.link(secure.adminId) });
      expect(answer.headers.getSetCookie()[0]).toMatch(
        /^__Host-plimsoll=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect((await browser.get('/v1/session')).status).toBe(200);
      const planted = secure.browser();
      planted.cookies.set('plimsoll', browser.cookies.get('__Host-plimsoll')!);
      expect(await typeOf(await planted.get('/v1/session'))).toBe('signed_out');
    } finally {
      await secure.close();
    }
  });

  it('is known to the database by a hash alone', async () => {
    const browser = await server.signedIn('mia');
    const rows = await server.deps.database.read.selectFrom('session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('plimsoll'));
    expect(rows[0]?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('ends after 30 days without use, and lives on with it', async () => {
    const idle = await server.signedIn('mia');
    const used = await server.signedIn('tom');
    server.time.now = NOON + 29 * DAY;
    expect((await used.get('/v1/session')).status).toBe(200);
    server.time.now = NOON + 30 * DAY;
    const answer = await idle.get('/v1/session');
    expect(answer.status).toBe(401);
    expect(await typeOf(answer)).toBe('signed_out');
    expect((await used.get('/v1/session')).status).toBe(200);
  });

  it('ends after 90 days however much it is used', async () => {
    const browser = await server.signedIn('mia');
    for (let day = 20; day < 90; day += 20) {
      server.time.now = NOON + day * DAY;
      const view = (await (await browser.get('/v1/session')).json()) as SessionView;
      expect(view.expiresAt).toBe(Math.min(server.time.now + 30 * DAY, NOON + 90 * DAY));
    }
    server.time.now = NOON + 90 * DAY;
    expect(await typeOf(await browser.get('/v1/session'))).toBe('signed_out');
  });

  it('of a person who was removed is revoked, not expired, and comes back with them', async () => {
    const browser = await server.signedIn('tom');
    await server.store(patch('person', 'tom', { active: false }));
    const answer = await browser.get('/v1/session');
    expect(answer.status).toBe(403);
    expect(await typeOf(answer)).toBe('revoked');
    expect(await typeOf(await browser.get(`/v1/w/${server.workspaceId}/devices`))).toBe('revoked');
    await server.store(patch('person', 'tom', { active: true }));
    expect((await browser.get('/v1/session')).status).toBe(200);
  });

  it('takes a new token at every sign-in and leaves the old one worthless', async () => {
    const browser = await server.signedIn('mia');
    const first = browser.cookies.get('plimsoll')!;
    await browser.post('/v1/links/redeem', { token: await server.link('mia') });
    expect(browser.cookies.get('plimsoll')).not.toBe(first);
    const thief = server.browser();
    thief.cookies.set('plimsoll', first);
    expect(await typeOf(await thief.get('/v1/session'))).toBe('signed_out');
  });

  it('does not exist for a token that was never given', async () => {
    const guess = server.browser();
    for (const token of ['', 'x', 'A'.repeat(43), "' or 1=1 --", 'é']) {
      guess.cookies.set('plimsoll', encodeURIComponent(token));
      expect(await typeOf(await guess.get('/v1/session'))).toBe('signed_out');
    }
  });
});

describe('signing out', () => {
  it('ends the session and has the browser forget everything', async () => {
    const browser = await server.signedIn('mia');
    const token = browser.cookies.get('plimsoll')!;
    const answer = await browser.post('/v1/sign-out');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(browser.cookies.has('plimsoll')).toBe(false);
    browser.cookies.set('plimsoll', token);
    expect(await typeOf(await browser.get('/v1/session'))).toBe('signed_out');
  });

  it('leaves unsent work alone when asked to', async () => {
    const browser = await server.signedIn('mia');
    const answer = await browser.post('/v1/sign-out', { keepData: true });
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
  });

  it('twice is no mistake', async () => {
    expect((await server.browser().post('/v1/sign-out')).status).toBe(204);
  });
});

describe('devices', () => {
  const path = () => `/v1/w/${server.workspaceId}/devices`;
  const list = async (browser: Awaited<ReturnType<ServerUnderTest['signedIn']>>) =>
    ((await (await browser.get(path())).json()) as Devices).devices;

  it("are one's own, each with what it calls itself", async () => {
    await server.store(person('dev'));
    const phone = server.browser();
    const agent =
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36';
    await phone.post('/v1/links/redeem', { token: await server.link('dev') }, { 'user-agent': agent });
    await server.signedIn('dev');
    const devices = await list(phone);
    expect(devices.map((device) => device.label).sort()).toEqual(['A browser', 'Chrome on Android']);
    expect(devices.find((device) => device.current)?.label).toBe('Chrome on Android');
  });

  it('that are ended from elsewhere hear revoked, and the others nothing', async () => {
    await server.store(person('ann'));
    const [here, lost, other] = [
      await server.signedIn('ann'),
      await server.signedIn('ann'),
      await server.signedIn('ann'),
    ];
    const lostId = (await list(lost)).find((device) => device.current)!.id;
    expect((await here.post(`${path()}/end`, { id: lostId })).status).toBe(204);
    const answer = await lost.get('/v1/session');
    expect(answer.status).toBe(403);
    expect(await typeOf(answer)).toBe('revoked');
    expect((await other.get('/v1/session')).status).toBe(200);
    expect((await here.post(`${path()}/end`)).status).toBe(204);
    expect(await typeOf(await other.get('/v1/session'))).toBe('revoked');
    expect((await here.get('/v1/session')).status).toBe(200);
  });

  it('of others cannot be ended', async () => {
    const mia = await server.signedIn('mia');
    const tom = await server.signedIn('tom');
    const id = (await list(tom)).find((device) => device.current)!.id;
    expect((await mia.post(`${path()}/end`, { id })).status).toBe(404);
    expect((await tom.get('/v1/session')).status).toBe(200);
  });
});

describe('a workspace', () => {
  it('that is not the own does not exist', async () => {
    const browser = await server.signedIn('mia');
    for (const operation of ['devices', 'directory', 'poke', 'load']) {
      const answer = await browser.get(`/v1/w/another/${operation}`);
      expect([operation, answer.status]).toEqual([operation, 404]);
    }
    const answer = await browser.post('/v1/w/another/invitations', { personId: 'mia' });
    expect(answer.status).toBe(404);
  });
});
