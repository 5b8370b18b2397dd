import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkView, SessionView } from '../../../src/core/api.ts';
import type { InvitationView } from '../../../src/core/issuedLinks.ts';
import { patch } from '../../../src/core/mutation.ts';
import {
  NOON,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let server: ServerUnderTest;

beforeAll(async () => {
  server = await serverUnderTest();
  await server.store(
    person('mia'),
    person('max', { roles: ['member', 'manager'] }),
    person('zoe', { roles: ['admin'] }),
  );
});
beforeEach(() => {
  server.time.now = NOON;
});
afterAll(() => server.close());

const redeem = (token: string) => server.browser().post('/v1/links/redeem', { token });
const peek = (token: string) => server.browser().post('/v1/links/peek', { token });
const invite = async (by: string, personId: string) =>
  (await server.signedIn(by)).post(`/v1/w/${server.workspaceId}/invitations`, { personId });
const tokenIn = (url: string) => url.slice(url.indexOf('#') + 1);

describe('a link', () => {
  it('signs in as the person it names', async () => {
    const browser = server.browser();
    const answer = await browser.post('/v1/links/redeem', { token: await server.link(server.adminId) });
    const view = (await answer.json()) as SessionView;
    expect(view).toMatchObject({ personId: server.adminId, personName: 'Ada', workspaceName: 'Harbour' });
    expect(view.roles.sort()).toEqual(['admin', 'manager', 'member']);
    expect((await browser.get('/v1/session')).status).toBe(200);
  });

  it('works once', async () => {
    const token = await server.link(server.adminId);
    expect((await redeem(token)).status).toBe(200);
    const again = await redeem(token);
    expect(again.status).toBe(410);
    expect(await problemOf(again)).toMatchObject({ type: 'link_used' });
    expect(again.headers.getSetCookie()).toEqual([]);
  });

  it('gives one session to ten that press at once', async () => {
    const token = await server.link('mia');
    const before = await sessions();
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(token)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(9).fill(410)]);
    expect(await sessions()).toBe(before + 1);
  });

  it('is not used up by looking at it, nor by a GET of its address', async () => {
    const token = await server.link('mia');
    expect((await server.browser().get(`/join`, { accept: 'text/html' })).status).not.toBe(410);
    expect((await server.browser().get(`/v1/links/redeem?token=${token}`)).status).toBe(405);
    expect((await server.browser().get(`/v1/links/peek?token=${token}`)).status).toBe(405);
    expect((await peek(token)).status).toBe(200);
    expect((await peek(token)).status).toBe(200);
    expect((await redeem(token)).status).toBe(200);
  });

  it('ends after 15 minutes for signing in, after seven days for an invitation', async () => {
    const signIn = await server.link('mia');
    const invitation = await server.link('mia', 'invitation');
    server.time.now = NOON + 15 * MINUTE;
    expect((await redeem(signIn)).status).toBe(410);
    server.time.now = NOON + 7 * DAY - 1;
    expect((await peek(invitation)).status).toBe(200);
    server.time.now = NOON + 7 * DAY;
    expect((await peek(invitation)).status).toBe(410);
    expect((await redeem(invitation)).status).toBe(410);
  });

  it('dies when a newer one is made for the same person', async () => {
    const old = await server.link('mia');
    const young = await server.link('mia');
    expect((await redeem(old)).status).toBe(410);
    expect((await redeem(young)).status).toBe(200);
  });

  it('is stored nowhere as it is', async () => {
    const token = await server.link('mia');
    const rows = await server.deps.database.read.selectFrom('link').selectAll().execute();
    const audit = await server.deps.database.read.selectFrom('audit').selectAll().execute();
    await redeem('x'.repeat(43));
    const everything = JSON.stringify([rows, audit, server.logged]);
    expect(everything).not.toContain(token);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('of someone who was removed meanwhile is of no use', async () => {
    await server.store(person('gone'));
    const token = await server.link('gone');
    await server.store(patch('person', 'gone', { active: false }));
    expect((await peek(token)).status).toBe(410);
    expect((await redeem(token)).status).toBe(410);
  });
});

describe('an invitation', () => {
  it('says who it is for and who sent it, and its address hides the token from servers', async () => {
    await server.store(person('new1', { name: 'Noor', sourceKey: 'P7' }));
    const made = (await (await invite(server.adminId, 'new1')).json()) as InvitationView;
    expect(made).toMatchObject({ personId: 'new1', personName: 'Noor', expiresAt: NOON + 7 * DAY });
    expect(made.url).toMatch(/^http:\/\/localhost:8484\/join#[\w-]{43}$/);
    const view = (await (await peek(tokenIn(made.url))).json()) as LinkView;
    expect(view).toEqual({
      kind: 'invitation',
      workspaceName: 'Harbour',
      personName: 'Noor',
      invitedBy: 'Ada',
    });
    const signed = (await (await redeem(tokenIn(made.url))).json()) as SessionView;
    expect(signed.personId).toBe('new1');
  });

  it('is not for members to make, whether or not the person exists', async () => {
    for (const personId of ['new1', 'nobody']) {
      const answer = await invite('mia', personId);
      expect(answer.status).toBe(403);
      expect(await problemOf(answer)).toMatchObject({ type: 'not_allowed' });
    }
  });

  it('never reaches above the roles of whoever makes it', async () => {
    await server.store(
      person('adm2', { roles: ['member', 'admin'] }),
      person('mgr2', { roles: ['member', 'manager'] }),
    );
    expect((await invite('max', 'adm2')).status).toBe(403);
    expect((await invite('max', 'mgr2')).status).toBe(200);
    expect((await invite(server.adminId, 'adm2')).status).toBe(200);
  });

  it('by a manager dies when the person is made an admin before they come', async () => {
    await server.store(person('rise'));
    const { url } = (await (await invite('max', 'rise')).json()) as InvitationView;
    await server.store(patch('person', 'rise', { roles: ['member', 'admin'] }));
    expect((await redeem(tokenIn(url))).status).toBe(410);
  });

  it('dies with the rights of whoever made it', async () => {
    await server.store(person('late'), person('boss', { roles: ['manager'] }));
    const { url } = (await (await invite('boss', 'late')).json()) as InvitationView;
    await server.store(patch('person', 'boss', { active: false }));
    expect((await redeem(tokenIn(url))).status).toBe(410);
  });

  it('lets no manager in as somebody who has joined; an admin makes a short-lived link for them', async () => {
    await server.signedIn('mia');
    expect((await invite('max', 'mia')).status).toBe(403);
    const made = (await (await invite(server.adminId, 'mia')).json()) as InvitationView;
    expect(made.expiresAt).toBe(NOON + 15 * MINUTE);
  });

  it('names a person who exists and has not left', async () => {
    await server.store(person('left', { active: false }));
    expect((await invite(server.adminId, 'nobody')).status).toBe(404);
    expect(await problemOf(await invite(server.adminId, 'left'))).toMatchObject({
      type: 'invalid',
      field: 'personId',
    });
  });
});

describe("a link for one's own next device", () => {
  it('signs in as oneself and leaves the first device signed in', async () => {
    const phone = await server.signedIn('mia');
    const made = (await (
      await phone.post(`/v1/w/${server.workspaceId}/links/device`)
    ).json()) as InvitationView;
    expect(made.expiresAt).toBe(NOON + 15 * MINUTE);
    const laptop = server.browser();
    const view = (await (
      await laptop.post('/v1/links/redeem', { token: tokenIn(made.url) })
    ).json()) as SessionView;
    expect(view.personId).toBe('mia');
    expect((await phone.get('/v1/session')).status).toBe(200);
  });
});

async function sessions(): Promise<number> {
  return (await server.deps.database.read.selectFrom('session').select('id').execute()).length;
}
