import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeStarts } from '../../support/makeStarts.ts';

const FIXTURES = new URL('../../fixtures/tls/', import.meta.url).pathname;
const { started, stop } = makeStarts();

const post = (origin: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify(body),
  });
const tokenOf = (link = '') => link.slice(link.indexOf('#') + 1);

describe('a start', () => {
  it('makes the database and prints one link, anew at each start until it is used, and none afterwards', async () => {
    const first = await started();
    expect(first.links).toHaveLength(1);
    expect(await stop(first)).toEqual([0, null]);

    const second = await started();
    expect(second.links).toHaveLength(1);
    expect(second.links[0]).not.toBe(first.links[0]);
    expect((await post(second.origin, '/v1/links/redeem', { token: tokenOf(first.links[0]) })).status).toBe(
      410,
    );
    const signedIn = await post(second.origin, '/v1/links/redeem', { token: tokenOf(second.links[0]) });
    expect(signedIn.status).toBe(200);
    expect(((await signedIn.json()) as { roles: string[] }).roles.sort()).toEqual([
      'admin',
      'manager',
      'member',
    ]);
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    expect(await stop(second, 'SIGINT')).toEqual([0, null]);

    const third = await started();
    expect(third.links).toEqual([]);
    expect(third.printed).toContain('npm run plimsoll -- link');
    expect((await fetch(`${third.origin}/v1/session`, { headers: { cookie } })).status).toBe(200);
  });

  it('ends at once though someone is listening for pokes', async () => {
    const server = await started();
    const signedIn = await post(server.origin, '/v1/links/redeem', { token: tokenOf(server.links[0]) });
    const { workspaceId } = (await signedIn.json()) as { workspaceId: string };
    const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
    const poke = await fetch(`${server.origin}/v1/w/${workspaceId}/poke`, { headers: { cookie } });
    expect(poke.status).toBe(200);
    const reading = poke.text().catch(() => 'cut off');
    expect(await stop(server)).toEqual([0, null]);
    await reading;
  });

  it('serves a demo of its own, new each time, to a member, a lead and a manager', async () => {
    const demo = await started({}, ['--demo']);
    expect(demo.links).toHaveLength(3);
    const roles = [];
    for (const link of demo.links) {
      const view = (await (await post(demo.origin, '/v1/links/redeem', { token: tokenOf(link) })).json()) as {
        roles: string[];
      };
      roles.push(view.roles);
    }
    expect(roles[0]).toEqual(['member']);
    expect(roles[1]).toContain('lead');
    expect(roles[2]).toContain('manager');
    await stop(demo);
    const again = await started({}, ['--demo']);
    expect(again.links).toHaveLength(3);
    await stop(again);
    // The demo left the real database alone.
    expect((await started()).links).toHaveLength(1);
  });

  it('on an address that phones reach by plain http says what they cannot do, and how to change it', async () => {
    const { printed } = await started({ HOST: '0.0.0.0' });
    const advice = printed.split('\n').find((line) => line.includes('phones'));
    for (const word of ['install', 'TLS_CERT', 'PUBLIC_URL', 'TRUSTED_PROXIES'])
      expect(advice).toContain(word);
    expect((await started()).printed).not.toContain('phones');
    const behindProxy = await started({ HOST: '0.0.0.0', PUBLIC_URL: 'https://plimsoll.example' });
    expect(behindProxy.printed).not.toContain('phones');
    expect(behindProxy.links[0]).toMatch(/^https:\/\/plimsoll\.example\/join#/);
  });
});

describe('a start with a certificate', () => {
  it('speaks https, with a cookie that only https carries', async () => {
    const file = (name: string) => join(FIXTURES, name);
    const { origin, links } = await started({ TLS_CERT: file('cert.pem'), TLS_KEY: file('key.pem') });
    expect(origin).toMatch(/^https:\/\/localhost:\d+$/);
    const body = JSON.stringify({ token: tokenOf(links[0]) });
    const headers = { origin, 'content-type': 'application/json', 'content-length': body.length };
    const request = https(`${origin}/v1/links/redeem`, {
      method: 'POST',
      headers,
      ca: readFileSync(file('cert.pem')),
    });
    request.end(body);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^__Host-plimsoll=.*; Secure/);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });
});
