import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/server/config.ts';

const FIXTURES = new URL('../../fixtures/tls/', import.meta.url).pathname;
const MAIN = new URL('../../../src/server/main.ts', import.meta.url).pathname;

let folder: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-start-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  child: ChildProcess;
  origin: string;
  printed: string;
  links: string[];
}

const base = () => ({
  PORT: '0',
  DATABASE_URL: `file:${join(folder, 'data', 'plimsoll.db')}`,
  LOG_LEVEL: 'error',
});

function run(env: Record<string, string>, args: string[] = []): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...base(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

/** Until the last line of the welcome is there. */
async function started(env: Record<string, string> = {}, args: string[] = []): Promise<Started> {
  const child = run(env, args);
  let printed = '';
  let failed = '';
  child.stderr!.on('data', (chunk) => {
    failed += chunk;
  });
  for await (const chunk of child.stdout!) {
    printed += chunk;
    if (printed.includes('Plimsoll is running at') && printed.endsWith('\n')) break;
  }
  const origin = /running at (\S+)/.exec(printed)?.[1];
  if (origin === undefined) throw new Error(`not started: ${printed}${failed}`);
  return { child, origin, printed, links: printed.match(/https?:\/\/\S+\/join#[\w-]{43}/g) ?? [] };
}

/** What it said and how it ended, for starts that must not succeed. */
async function refused(
  env: Record<string, string>,
  args: string[] = [],
): Promise<{ code: number; said: string }> {
  const child = run(env, args);
  let said = '';
  child.stdout!.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr!.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

async function stop(
  { child }: Started,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<[number | null, string | null]> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended) as [number | null, string | null];
}

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

describe('a start that cannot be', () => {
  /** One sentence: a line that ends in a full stop, and no stack. */
  async function sentence(env: Record<string, string>, args: string[] = []): Promise<string> {
    const { code, said } = await refused(env, args);
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]+\.\n$/);
    expect(said).not.toMatch(/\n\s+at /);
    return said;
  }

  it('says which port is in use, and leaves the database alone', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect(await sentence({ PORT: String(port) })).toContain(`Port ${port}`);
    other.close();
    expect((await started()).links).toHaveLength(1);
  });

  it('says that the data folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await sentence({ DATABASE_URL: `file:${join(folder, 'file', 'plimsoll.db')}` })).toContain(
      join(folder, 'file'),
    );
  });

  it('says that the database is not one', async () => {
    writeFileSync(join(folder, 'not.db'), 'not a database'.repeat(500));
    expect(await sentence({ DATABASE_URL: `file:${join(folder, 'not.db')}` })).toContain('database');
    expect(await sentence({ DATABASE_URL: 'mysql://somewhere' })).toContain('DATABASE_URL');
  });

  it('names the setting that does not fit', async () => {
    writeFileSync(join(folder, 'cert.pem'), 'nothing');
    const cert = join(folder, 'cert.pem');
    const settings: [string, Record<string, string>][] = [
      ['PORT', { PORT: 'eighty' }],
      ['PORT', { PORT: '70000' }],
      ['PUBLIC_URL', { PUBLIC_URL: 'plimsoll.example' }],
      ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/plimsoll' }],
      ['PUBLIC_URL', { PUBLIC_URL: 'ftp://example.org' }],
      ['TLS_KEY', { TLS_CERT: cert }],
      ['TLS_KEY', { TLS_CERT: cert, TLS_KEY: join(folder, 'missing.pem') }],
      ['TLS_CERT', { TLS_CERT: cert, TLS_KEY: cert }],
      ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
      ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.example' }],
      ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ];
    for (const [name, env] of settings) {
      const config = readConfig(env);
      expect('error' in config && config.error).toMatch(
        new RegExp(`^${name} [^\\n]+\\.$|^TLS_CERT and ${name} [^\\n]+\\.$`),
      );
    }
    expect(await sentence({ PUBLIC_URL: 'plimsoll.example' })).toContain('PUBLIC_URL');
    expect(await sentence({ HOST: '203.0.113.1' })).toContain('HOST');
    expect(await sentence({}, ['--dmeo'])).toContain('--dmeo');
  });
});

describe('a connection', () => {
  /** However it ends: a reset is one of the ways in which the server refuses. */
  const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

  /** Sends bytes as they are and reads until the server closes, or has answered `until`. */
  async function raw(port: number, bytes: string, until?: RegExp): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let read = '';
    socket.on('data', (chunk) => {
      read += chunk;
      if (until?.test(read)) socket.end();
    });
    socket.on('error', () => {});
    socket.write(bytes);
    await closed(socket);
    return read;
  }

  it('with headers without end, a wrong path or no host is refused without harm', async () => {
    const { origin } = await started();
    const port = Number(new URL(origin).port);
    const long = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`;
    expect(await raw(port, long)).toMatch(/^HTTP\/1\.1 431 /);
    const close = 'connection: close\r\n\r\n';
    expect(await raw(port, `GET / HTTP/1.1\r\n${close}`)).toMatch(/^HTTP\/1\.1 400 /);
    const host = `host: localhost:${port}\r\n`;
    for (const path of [
      '/../../package.json',
      '/assets/../../package.json',
      '/..%2fpackage.json',
      '//package.json',
      '/assets/\\..\\package.json',
    ])
      expect(await raw(port, `GET ${path} HTTP/1.1\r\n${host}${close}`)).toMatch(/^HTTP\/1\.1 (404|400) /);
    expect(await raw(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it('that sends a body without end is cut off', async () => {
    const { origin } = await started();
    const port = Number(new URL(origin).port);
    const socket = connect(port, '127.0.0.1');
    let read = '';
    socket.on('data', (chunk) => {
      read += chunk;
    });
    socket.on('error', () => {});
    const head = `POST /v1/links/peek HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${origin}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`;
    socket.write(head);
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    let sent = 0;
    const pump = (): void => {
      while (!socket.destroyed && sent < 64 * 1024 * 1024) {
        sent += chunk.length;
        if (!socket.write(chunk)) return void socket.once('drain', pump);
      }
    };
    pump();
    await closed(socket);
    expect(read).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});
