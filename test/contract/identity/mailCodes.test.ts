import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionView } from '../../../src/core/api.ts';
import { patch } from '../../../src/core/mutation.ts';
import { codeIn, type MailServer, mailServer } from '../../support/mailServer.ts';
import {
  type Browser,
  NOON,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

const MINUTE = 60_000;

let mail: MailServer;
let server: ServerUnderTest;
let count = 0;

beforeAll(async () => {
  mail = await mailServer();
  server = await serverUnderTest({ SMTP_URL: mail.url, MAIL_FROM: 'Plimsoll <plimsoll@example.org>' });
});
beforeEach(() => {
  server.time.now = NOON;
});
afterAll(async () => {
  await server.close();
  await mail.close();
});

const own = (operation = '') => `/v1/w/${server.workspaceId}/mail-address${operation}`;

/** Addresses are counted: each test comes from one of its own. */
const stranger = (): Browser => {
  count += 1;
  return server.browser(`192.0.2.${count}`);
};

/** A person whose address an admin has set. */
async function someone(): Promise<{ id: string; address: string }> {
  count += 1;
  const [id, address] = [`p${count}`, `p${count}@example.org`];
  await server.store(person(id));
  const admin = await server.signedIn(server.adminId);
  const path = `/v1/w/${server.workspaceId}/people/${id}/mail-address`;
  expect((await admin.post(path, { address })).status).toBe(204);
  return { id, address };
}

async function askedCode(browser: Browser, address: string): Promise<string> {
  expect((await browser.post('/v1/mail/ask', { address })).status).toBe(204);
  return codeIn(await mail.next());
}

const enter = (browser: Browser, code: string) => browser.post('/v1/mail/enter', { code });
const other = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

async function letsNobodyIn(browser: Browser, answer: Response): Promise<void> {
  expect([answer.status, (await problemOf(answer)).type]).toEqual([403, 'not_recognised']);
  expect((await browser.get('/v1/session')).status).toBe(401);
}

describe('a code by mail', () => {
  it('signs in whoever has the address, once', async () => {
    const { id, address } = await someone();
    const browser = stranger();
    expect((await browser.post('/v1/mail/ask', { address: ` ${address.toUpperCase()} ` })).status).toBe(204);
    const letter = await mail.next();
    expect(letter.to).toEqual([address]);
    expect(letter.text).toContain('From: Plimsoll <plimsoll@example.org>');
    const code = codeIn(letter);
    expect(letter.text.match(/^Subject: .*$/m)?.[0]).not.toContain(code);
    const answer = await enter(browser, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(((await answer.json()) as SessionView).personId).toBe(id);
    await browser.post('/v1/sign-out');
    await letsNobodyIn(browser, await enter(browser, code));
  });

  it('is of no use in another browser', async () => {
    const { address } = await someone();
    const asked = stranger();
    const code = await askedCode(asked, address);
    const thief = stranger();
    await letsNobodyIn(thief, await enter(thief, code));
    await askedCode(thief, (await someone()).address);
    await letsNobodyIn(thief, await enter(thief, code));
    expect((await enter(asked, code)).status).toBe(200);
  });

  it('ends after ten minutes', async () => {
    const { address } = await someone();
    const browser = stranger();
    const code = await askedCode(browser, address);
    server.time.now += 10 * MINUTE;
    await letsNobodyIn(browser, await enter(browser, code));
  });

  it('is gone after three wrong ones, in a row or at once', async () => {
    const browser = stranger();
    const code = await askedCode(browser, (await someone()).address);
    for (let by = 1; by <= 3; by += 1) await letsNobodyIn(browser, await enter(browser, other(code, by)));
    await letsNobodyIn(browser, await enter(browser, code));
    const again = stranger();
    const next = await askedCode(again, (await someone()).address);
    await Promise.all([1, 2, 3].map((by) => enter(again, other(next, by))));
    await letsNobodyIn(again, await enter(again, next));
  });

  it('signs in once of ten that enter it at once', async () => {
    const browser = stranger();
    const code = await askedCode(browser, (await someone()).address);
    const answers = await Promise.all(Array.from({ length: 10 }, () => enter(browser, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(403)]);
  });

  it('still works after two wrong ones', async () => {
    const browser = stranger();
    const code = await askedCode(browser, (await someone()).address);
    for (let by = 1; by <= 2; by += 1) await letsNobodyIn(browser, await enter(browser, other(code, by)));
    expect((await enter(browser, code)).status).toBe(200);
  });

  it('dies with a newer one for the same browser', async () => {
    const { address } = await someone();
    const browser = stranger();
    const old = await askedCode(browser, address);
    const young = await askedCode(browser, address);
    if (old !== young) await letsNobodyIn(browser, await enter(browser, old));
    expect((await enter(browser, young)).status).toBe(200);
  });

  it('of someone who was removed meanwhile lets nobody in, and they get no other', async () => {
    const { id, address } = await someone();
    const browser = stranger();
    const code = await askedCode(browser, address);
    await server.store(patch('person', id, { active: false }));
    await letsNobodyIn(browser, await enter(browser, code));
    await browser.post('/v1/mail/ask', { address });
    // Mails are handed over in order: the next is another's.
    const after = await someone();
    expect((await browser.post('/v1/mail/ask', { address: after.address })).status).toBe(204);
    expect((await mail.next()).to).toEqual([after.address]);
  });

  it('is nowhere as it is: not in the database, its record or the log', async () => {
    const { address } = await someone();
    const browser = stranger();
    const code = await askedCode(browser, address);
    await enter(browser, other(code));
    const { read } = server.deps.database;
    const attempts = await read.selectFrom('attempt').selectAll().execute();
    const audit = await read.selectFrom('audit').selectAll().execute();
    expect(attempts.length).toBeGreaterThan(0);
    // Digits in a row also happen to be in hashes and times.
    const words = JSON.stringify([attempts, audit, server.logged]).split(/[^0-9a-f]+/);
    expect(words).not.toContain(code);
    expect(JSON.stringify([audit, server.logged])).not.toContain(address);
  });
});

describe('an address that nobody has', () => {
  it('is answered as one that somebody has, in every step', async () => {
    const { address } = await someone();
    const shapes = [];
    for (const to of [address, 'nobody@example.org']) {
      const browser = stranger();
      const asked = await browser.post('/v1/mail/ask', { address: to });
      const wrong = await enter(browser, '000000');
      shapes.push({
        asked: [asked.status, await asked.text(), Object.fromEntries(asked.headers)],
        wrong: [wrong.status, await wrong.text()],
      });
    }
    for (const shape of shapes)
      shape.asked[2] = { ...(shape.asked[2] as object), 'set-cookie': '', 'x-request-id': '' };
    expect(shapes[1]).toEqual(shapes[0]);
    expect((await mail.next()).to).toEqual([address]);
    expect(mail.unread()).toBe(0);
  });

  it('costs the database as many transactions', async () => {
    const { address } = await someone();
    const { database } = server.deps;
    const writes = async (to: string) => {
      let work = 0;
      const write = database.write.bind(database);
      // What is counted is the real thing.
      database.write = (run) => {
        work += 1;
        return write(run);
      };
      try {
        await stranger().post('/v1/mail/ask', { address: to });
      } finally {
        database.write = write;
      }
      return work;
    };
    expect(await writes('nobody@example.com')).toBe(await writes(address));
    await mail.next();
  });

  it('lets nobody in, whatever the code that was never sent', async () => {
    const browser = stranger();
    await browser.post('/v1/mail/ask', { address: 'nobody@example.net' });
    await letsNobodyIn(browser, await enter(browser, '123456'));
  });
});

describe('asking again and again', () => {
  it('for one address is slowed down, from wherever, whether or not anybody has it', async () => {
    const { address } = await someone();
    for (const to of [address, 'never@example.org']) {
      for (let time = 0; time < 6; time += 1)
        expect((await stranger().post('/v1/mail/ask', { address: to })).status).toBe(204);
      const slowed = await stranger().post('/v1/mail/ask', { address: to });
      expect(slowed.status).toBe(429);
      const { retryAfter } = await problemOf(slowed);
      expect(slowed.headers.get('retry-after')).toBe(String(retryAfter));
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(3600);
    }
    for (let time = 0; time < 6; time += 1) expect((await mail.next()).to).toEqual([address]);
    // Nobody is locked out: another way in is as open as before.
    expect((await server.signedIn((await someone()).id)).cookies.size).toBe(1);
  });
});

describe("one's own address", () => {
  it('counts once its code has come back', async () => {
    count += 1;
    const id = `p${count}`;
    await server.store(person(id));
    const browser = await server.signedIn(id);
    const address = `own${count}@example.org`;
    expect((await browser.post(own('/ask'), { address })).status).toBe(204);
    const code = codeIn(await mail.next());
    expect(await (await browser.get(own())).json()).toEqual({ address: null, byMail: true });
    expect((await browser.post(own(), { code: other(code) })).status).toBe(403);
    expect((await browser.post(own(), { code })).status).toBe(204);
    expect(await (await browser.get(own())).json()).toEqual({ address, byMail: true });
    const elsewhere = stranger();
    const view = await enter(elsewhere, await askedCode(elsewhere, address));
    expect(((await view.json()) as SessionView).personId).toBe(id);
    expect((await browser.post(own('/remove'))).status).toBe(204);
    expect(await (await browser.get(own())).json()).toEqual({ address: null, byMail: true });
    expect((await browser.get('/v1/session')).status).toBe(200);
  });

  it('is set only by someone who signed in a moment ago', async () => {
    const { id } = await someone();
    const browser = await server.signedIn(id);
    server.time.now += 10 * MINUTE + 1;
    const answer = await browser.post(own('/ask'), { address: 'later@example.org' });
    expect([answer.status, (await problemOf(answer)).type]).toEqual([401, 'not_fresh']);
  });

  it('is not taken from whoever has it', async () => {
    const { address } = await someone();
    const { id } = await someone();
    const browser = await server.signedIn(id);
    await browser.post(own('/ask'), { address });
    const answer = await browser.post(own(), { code: codeIn(await mail.next()) });
    expect(await problemOf(answer)).toMatchObject({ type: 'invalid', field: 'address' });
  });

  it('does not sign in with the code that was to prove it, nor the other way round', async () => {
    const { id, address } = await someone();
    const browser = await server.signedIn(id);
    await browser.post(own('/ask'), { address: 'mine@example.org' });
    const proof = codeIn(await mail.next());
    await browser.post('/v1/sign-out');
    await letsNobodyIn(browser, await enter(browser, proof));
    const signed = await server.signedIn(id);
    const code = await askedCode(signed, address);
    expect((await signed.post(own(), { code })).status).toBe(403);
  });

  it('of others is for admins to set, and for nobody to see', async () => {
    const { id, address } = await someone();
    await server.store(person('boss', { roles: ['member', 'manager'] }));
    const path = `/v1/w/${server.workspaceId}/people/${id}/mail-address`;
    const boss = await server.signedIn('boss');
    expect((await boss.post(path, { address: 'boss@example.org' })).status).toBe(403);
    const admin = await server.signedIn(server.adminId);
    const seen = [
      await (await admin.get(`/v1/w/${server.workspaceId}/directory`)).text(),
      await (await admin.get(own())).text(),
      JSON.stringify(await server.deps.database.read.selectFrom('person').selectAll().execute()),
      JSON.stringify(await server.deps.database.read.selectFrom('feed').selectAll().execute()),
    ];
    expect(seen.join()).not.toContain(address);
    expect(
      (await admin.post(`/v1/w/${server.workspaceId}/people/nobody/mail-address`, { address: null })).status,
    ).toBe(404);
    expect((await admin.post(path, { address: null })).status).toBe(204);
    server.time.now += 10 * MINUTE + 1;
    expect((await problemOf(await admin.post(path, { address }))).type).toBe('not_fresh');
  });

  it('is one that mail can be sent to, on one line', async () => {
    const admin = await server.signedIn(server.adminId);
    for (const address of [
      'mia',
      'mia@',
      'a@b.example\r\nBcc: all@b.example',
      'Mia <mia@b.example>',
      `${'a'.repeat(250)}@b.example`,
    ]) {
      const answer = await admin.post(own('/ask'), { address });
      expect([address, (await problemOf(answer)).type]).toEqual([address, 'invalid']);
    }
  });
});

describe('without a mail server', () => {
  it('there is no such way in', async () => {
    const plain = await serverUnderTest();
    try {
      const answer = await plain.browser().post('/v1/mail/ask', { address: 'mia@example.org' });
      expect(answer.status).toBe(404);
      const admin = await plain.signedIn(plain.adminId);
      const path = `/v1/w/${plain.workspaceId}/mail-address`;
      expect(await (await admin.get(path)).json()).toEqual({ address: null, byMail: false });
    } finally {
      await plain.close();
    }
  });

  it('that can be trusted no code is handed over, and the log says so without it', async () => {
    const untrusted = await mailServer({ tls: true });
    const other = await serverUnderTest({ SMTP_URL: untrusted.url, MAIL_FROM: 'plimsoll@example.org' });
    try {
      await other.store(person('mia'));
      const admin = await other.signedIn(other.adminId);
      const address = 'mia@example.org';
      await admin.post(`/v1/w/${other.workspaceId}/people/mia/mail-address`, { address });
      expect((await other.browser().post('/v1/mail/ask', { address })).status).toBe(204);
      await expect.poll(() => other.logged.join()).toContain('a mail could not be handed over');
      expect(untrusted.sessions()).toBe(1);
      expect(untrusted.unread()).toBe(0);
      expect(other.logged.join()).not.toContain(address);
      expect(other.logged.join()).not.toMatch(/\b\d{6}\b/);
    } finally {
      await other.close();
      await untrusted.close();
    }
  });
});
