import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkView, SessionView } from '../../../src/core/api.ts';
import type { InvitationView } from '../../../src/core/issuedLinks.ts';
import { CODE_LENGTH, CODE_LETTERS, parseTypedCode } from '../../../src/core/typedCode.ts';
import { makeTypedCode } from '../../../src/server/identity/typedCodes.ts';
import {
  NOON,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

const DAY = 24 * 60 * 60_000;

let server: ServerUnderTest;
let count = 0;

beforeAll(async () => {
  server = await serverUnderTest();
});
beforeEach(() => {
  server.time.now = NOON;
});
afterAll(() => server.close());

const stranger = () => {
  count += 1;
  return server.browser(`192.0.2.${count}`);
};

async function invited(): Promise<InvitationView & { code: string }> {
  count += 1;
  await server.store(person(`p${count}`));
  return inviteAgain(`p${count}`);
}

async function inviteAgain(personId: string): Promise<InvitationView & { code: string }> {
  const admin = await server.signedIn(server.adminId);
  const answer = await admin.post(`/v1/w/${server.workspaceId}/invitations`, { personId });
  return (await answer.json()) as InvitationView & { code: string };
}

const redeem = (token: string, browser = stranger()) => browser.post('/v1/links/redeem', { token });

describe('a code to type', () => {
  it('is two groups of five letters that are not taken for one another', async () => {
    const { code } = await invited();
    expect(code).toMatch(/^[B-DF-HJKM-NP-TV-Z]{5}-[B-DF-HJKM-NP-TV-Z]{5}$/);
    for (const mistaken of 'AEIOULV'.replace('V', '')) expect(CODE_LETTERS).not.toContain(mistaken);
  });

  it('is read however it is typed, and a link’s token is never taken for one', () => {
    for (const typed of ['BCDFG-HJKMN', 'bcdfg hjkmn', ' bcdfghjkmn ', 'BCDFG–HJKMN', 'b c d f g h j k m n'])
      expect(parseTypedCode(typed)).toBe('BCDFGHJKMN');
    for (const other of ['BCDFG-HJKM', 'BCDFG-HJKMNP', 'BCDFG-HJKM0', 'ACDFG-HJKMN', 'B'.repeat(43), ''])
      expect(parseTypedCode(other)).toBeNull();
  });

  it('may be any of them, each as likely', () => {
    // Every byte there is, in turn.
    let next = 0;
    const bytes = (many: number) => Uint8Array.from({ length: many }, () => next++ % 256);
    const counts = new Map<string, number>();
    for (let time = 0; time < 240; time += 1) {
      const code = makeTypedCode(bytes);
      expect(code).toHaveLength(CODE_LENGTH);
      for (const letter of code) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(CODE_LETTERS.length);
    const [least, most] = [Math.min(...counts.values()), Math.max(...counts.values())];
    expect(most - least).toBeLessThanOrEqual(12);
  });

  it('says whom it is for and joins as them, once, and the link with it', async () => {
    const { code, url, personId, personName } = await invited();
    const browser = stranger();
    const typed = code.toLowerCase().replace('-', ' ');
    const view = (await (await browser.post('/v1/links/peek', { token: typed })).json()) as LinkView;
    expect(view).toMatchObject({ kind: 'invitation', personName, invitedBy: 'Ada' });
    const answer = await redeem(typed, browser);
    expect(((await answer.json()) as SessionView).personId).toBe(personId);
    for (const again of [code, url.slice(url.indexOf('#') + 1)])
      expect(await problemOf(await redeem(again))).toMatchObject({ type: 'link_used' });
    const recorded = await server.deps.database.read
      .selectFrom('audit')
      .select('detail')
      .where('kind', '=', 'signed_in')
      .where('actorId', '=', personId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(recorded.detail)).toMatchObject({ method: 'code' });
  });

  it('is used up by its link', async () => {
    const { code, url } = await invited();
    expect((await redeem(url.slice(url.indexOf('#') + 1))).status).toBe(200);
    expect((await redeem(code)).status).toBe(410);
  });

  it('ends after seven days, and with a newer one for the same person', async () => {
    const { code, personId } = await invited();
    server.time.now = NOON + 7 * DAY - 1;
    expect((await stranger().post('/v1/links/peek', { token: code })).status).toBe(200);
    server.time.now = NOON + 7 * DAY;
    expect((await redeem(code)).status).toBe(410);
    const old = await inviteAgain(personId);
    const young = await inviteAgain(personId);
    expect((await redeem(old.code)).status).toBe(410);
    expect((await redeem(young.code)).status).toBe(200);
  });

  it('is stored as a hash that is slow to undo', async () => {
    const { code } = await invited();
    const rows = await server.deps.database.read.selectFrom('link').selectAll().execute();
    const audit = await server.deps.database.read.selectFrom('audit').selectAll().execute();
    const kept = JSON.stringify([rows, audit, server.logged]);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replace('-', ''));
  });

  it('is guessed at ten times in ten minutes from one network, and no more', async () => {
    const { code } = await invited();
    const one = server.browser('2001:db8:1:2::1');
    for (let time = 0; time < 10; time += 1) expect((await redeem('BBBBB-BBBBB', one)).status).toBe(410);
    const other = server.browser('2001:db8:1:2:ffff::9');
    for (const browser of [one, other]) {
      const slowed = await redeem(code, browser);
      expect(slowed.status).toBe(429);
      expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    // Links are not slowed down with them, and neither is anyone elsewhere.
    expect((await redeem(await server.link(server.adminId), one)).status).toBe(200);
    expect((await redeem(code)).status).toBe(200);
  });
});
