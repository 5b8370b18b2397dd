import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteFiles } from '../../../src/server/http/site/siteFiles.ts';
import {
  ORIGIN,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
  socketAt,
} from '../../support/serverUnderTest.ts';

let server: ServerUnderTest;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-site-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  server = await serverUnderTest({}, siteFiles(folder));
  rmSync(folder, { recursive: true });
  await server.store(person('mia'));
});
afterAll(() => server.close());

const redeem = (body: unknown) => server.browser().post('/v1/links/redeem', body);

describe('a body', () => {
  it('is refused as soon as more has come than it may have, whatever its length was said to be', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
    });
    const answer = await server.app.request(
      `${ORIGIN}/v1/links/redeem`,
      {
        method: 'POST',
        body: endless,
        duplex: 'half',
        headers: { origin: ORIGIN, 'content-type': 'application/json', host: 'localhost:8484' },
      } as RequestInit,
      socketAt('127.0.0.1'),
    );
    expect(answer.status).toBe(413);
    expect(await problemOf(answer)).toMatchObject({ type: 'too_large' });
    expect(sent).toBeLessThan(256 * 1024);
  });

  it('that says it is too long is not read at all', async () => {
    const answer = await server.browser().post('/v1/links/redeem', {}, { 'content-length': '70000' });
    expect(answer.status).toBe(413);
  });

  it('that ends in the middle is no failure of ours', async () => {
    const cutOff = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"tok'));
        controller.error(new Error('aborted'));
      },
    });
    const headers = { origin: ORIGIN, 'content-type': 'application/json', host: 'localhost:8484' };
    const init = { method: 'POST', headers, body: cutOff, duplex: 'half' } as RequestInit;
    const answer = await server.app.request(`${ORIGIN}/v1/links/redeem`, init, socketAt('127.0.0.1'));
    expect(answer.status).toBe(400);
    expect(await problemOf(answer)).toMatchObject({ type: 'invalid', detail: 'The body was cut off.' });
  });

  it('that is not JSON, not text or nothing is told so', async () => {
    for (const body of ['', '{', '{"token":}', 'null', '[]', '"x"', '1e999', '\u0000']) {
      const answer = await redeem(body);
      expect([body, answer.status, (await problemOf(answer)).type]).toEqual([body, 400, 'invalid']);
    }
    const headers = { origin: ORIGIN, 'content-type': 'application/json', host: 'localhost:8484' };
    const init = { method: 'POST', headers, body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) };
    const answer = await server.app.request(`${ORIGIN}/v1/links/redeem`, init, socketAt('127.0.0.1'));
    expect((await problemOf(answer)).type).toBe('invalid');
  });

  it('nested without end neither breaks the server nor passes', async () => {
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    for (const body of [deep, `{"token":${deep}}`, `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`]) {
      const answer = await redeem(body);
      expect(answer.status).toBe(400);
      expect(await problemOf(answer)).toMatchObject({ type: 'invalid' });
    }
  });

  it('of too many values is refused', async () => {
    const answer = await redeem(JSON.stringify({ token: Array(6_000).fill(0) }));
    expect(await problemOf(answer)).toMatchObject({
      type: 'invalid',
      detail: expect.stringContaining('5000 values'),
    });
  });

  it('with __proto__ changes nothing but its own answer', async () => {
    const before = Object.keys(Object.prototype);
    for (const body of [
      '{"__proto__":{"admin":true},"token":"aaaaaaaaaaaaaaaaaaaaaaaa"}',
      '{"token":{"__proto__":{"toString":1}}}',
      '{"constructor":{"prototype":{"admin":true}},"token":"aaaaaaaaaaaaaaaaaaaaaaaa"}',
    ]) {
      const answer = await redeem(body);
      expect(answer.status).toBe(400);
      expect((await problemOf(answer)).field).toBeTruthy();
    }
    expect(Object.keys(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  it('that does not fit names the field, and an unknown one is a mistake', async () => {
    const admin = await server.signedIn(server.adminId);
    const path = `/v1/w/${server.workspaceId}/invitations`;
    const fieldOf = async (body: unknown) => (await problemOf(await admin.post(path, body))).field;
    expect(await fieldOf({})).toBe('personId');
    expect(await fieldOf({ personId: 7 })).toBe('personId');
    expect(await fieldOf({ personId: '../../etc' })).toBe('personId');
    expect(await fieldOf({ personId: 'mia', roles: ['admin'] })).toBe('roles');
    expect(await fieldOf({ personId: 'mia', workspaceId: 'another' })).toBe('workspaceId');
  });
});

describe('hostile input', () => {
  it('never makes the server fail', async () => {
    const admin = await server.signedIn(server.adminId);
    const nasty = [
      '\ud800',
      '%00',
      '..',
      '%2e%2e%2f',
      "'",
      '"',
      '\\',
      '<script>',
      '😀'.repeat(100),
      '-0',
      '%',
      '%ZZ',
    ];
    const routes = [
      '/v1/w/WS/people/X/load',
      '/v1/w/X/load',
      '/v1/w/WS/load?from=X',
      '/v1/X',
      '/X',
      '/assets/X',
      '/v1/w/WS/load?columns=X',
    ];
    for (const value of nasty)
      for (const route of routes) {
        const path = route.replace('WS', server.workspaceId).replace('X', value);
        const answer = await admin.get(path, { accept: '*/*' });
        expect([path, answer.status < 500]).toEqual([path, true]);
      }
  });

  it('in the id of an answer, a header or a cookie is not passed on', async () => {
    const answer = await server
      .browser()
      .get('/v1/session', { 'x-request-id': 'forged', cookie: 'plimsoll=%ff%00; a=b' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('x-request-id')).not.toBe('forged');
  });
});

describe('an error that nobody expected', () => {
  it('is logged under an id and answered with the id alone', async () => {
    const broken = await serverUnderTest();
    const admin = await broken.signedIn(broken.adminId);
    const { database } = broken.deps;
    // A table that is gone is as unexpected as it gets.
    await database.write((trx) => trx.schema.dropTable('link').execute());
    const answer = await admin.post(`/v1/w/${broken.workspaceId}/links/device`);
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ type: 'internal' });
    expect(text).not.toMatch(/link|sqlite|select|node:|\.ts/i);
    const id = answer.headers.get('x-request-id')!;
    const line = broken.logged.find((logged) => logged.includes(id));
    expect(line).toContain('no such table');
    expect(line).not.toContain(admin.cookies.get('plimsoll'));
    expect(answer.headers.get('content-security-policy')).toBeTruthy();
    await broken.close();
  });
});
