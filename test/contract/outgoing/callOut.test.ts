/** Calls to real servers on this machine, whose names a name server of ours leads to wherever it likes. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { callOut, type OutgoingPorts } from '../../../src/server/outgoing/callOut.ts';
import { type NameServer, nameServer } from '../../support/nameServer.ts';

const pem = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/tls/${name}.pem`, import.meta.url));
/** Stands for the internet; 127.0.0.1 is what must not be reached. */
const OUTSIDE = '127.0.0.2';
const INSIDE = '127.0.0.1';
const LIMITS = { ms: 60_000, bytes: 1_000 };

let outside: Server;
let inside: Server;
let port: number;
let heard: string[];
let respond: (request: IncomingMessage, response: ServerResponse) => void;
let names: NameServer | undefined;

beforeAll(async () => {
  setDefaultCACertificates([...getCACertificates(), pem('cert').toString()]);
  const listener = (place: string) => (request: IncomingMessage, response: ServerResponse) => {
    heard.push(`${place} ${request.method} ${request.url}`);
    respond(request, response);
  };
  const keys = { cert: pem('cert'), key: pem('key') };
  outside = createServer(keys, listener('outside')).listen(0, OUTSIDE);
  await once(outside, 'listening');
  port = (outside.address() as AddressInfo).port;
  inside = createServer(keys, listener('inside')).listen(port, INSIDE);
  await once(inside, 'listening');
});
afterAll(() => {
  for (const server of [outside, inside]) {
    server.closeAllConnections();
    server.close();
  }
});
afterEach(() => {
  names?.close();
  names = undefined;
});

async function ports(...answers: string[][]): Promise<OutgoingPorts> {
  heard = [];
  respond = (_, response) => response.end('BEGIN:VCALENDAR');
  names?.close();
  names = await nameServer(answers);
  return {
    resolve: names.resolve,
    mayReach: (address) => address === OUTSIDE,
    mayUsePort: (asked) => asked === port,
  };
}

const url = (path = '/feed.ics'): string => `https://localhost:${port}${path}`;

it('takes what is answered, and sends what is to be sent', async () => {
  const open = await ports([OUTSIDE]);
  let sent = '';
  respond = (request, response) => {
    request.on('data', (part) => {
      sent += part;
    });
    request.on('end', () =>
      response.writeHead(201, { 'x-seen': request.headers.host }).end(sent.toUpperCase()),
    );
  };
  const call = {
    url: url('/a?b=c'),
    method: 'POST',
    headers: { ttl: '60' },
    body: Buffer.from('hello'),
  } as const;
  const answer = await callOut(call, open, LIMITS);
  expect(answer).toMatchObject({ status: 201, headers: { 'x-seen': `localhost:${port}` } });
  expect('body' in answer && answer.body.toString()).toBe('HELLO');
  expect(heard).toEqual(['outside POST /a?b=c']);
});

it('opens the line to the address that was looked at: a name that leads elsewhere a moment later is not asked again', async () => {
  const open = await ports([OUTSIDE], [INSIDE]);
  expect(await callOut({ url: url() }, open, LIMITS)).toMatchObject({ status: 200 });
  expect(heard).toEqual(['outside GET /feed.ics']);
  expect(names?.asked).toEqual(['localhost']);
  // And the name does lead inside from then on.
  expect(await callOut({ url: url() }, open, LIMITS)).toEqual({ refused: 'not_public' });
  expect(heard).toEqual(['outside GET /feed.ics']);
});

it('goes nowhere when one of several addresses is not public, whichever a socket would have taken', async () => {
  for (const both of [
    [OUTSIDE, INSIDE],
    [INSIDE, OUTSIDE],
  ]) {
    expect(await callOut({ url: url() }, await ports(both), LIMITS)).toEqual({ refused: 'not_public' });
    expect(heard).toEqual([]);
  }
});

it('is not sent on, wherever to', async () => {
  const open = await ports([OUTSIDE]);
  for (const status of [301, 302, 303, 307, 308])
    for (const to of [`https://${INSIDE}:${port}/`, '/elsewhere', 'file:///etc/passwd']) {
      heard = [];
      respond = (_, response) => response.writeHead(status, { location: to }).end();
      expect(await callOut({ url: url() }, open, LIMITS)).toEqual({ refused: 'redirected' });
      expect(heard).toEqual(['outside GET /feed.ics']);
    }
});

it('takes no more than it may, said or unsaid, and nothing packed', async () => {
  const open = await ports([OUTSIDE]);
  const limit = 'x'.repeat(LIMITS.bytes);
  respond = (_, response) => response.end(limit);
  expect(await callOut({ url: url() }, open, LIMITS)).toMatchObject({ status: 200 });
  respond = (_, response) => response.end(`${limit}x`);
  expect(await callOut({ url: url() }, open, LIMITS)).toEqual({ refused: 'too_large' });
  respond = (_, response) => {
    // Without a length, and without an end.
    const more = (): void => {
      if (response.destroyed) return;
      response.write(limit);
      setImmediate(more);
    };
    more();
  };
  expect(await callOut({ url: url() }, open, LIMITS)).toEqual({ refused: 'too_large' });
  respond = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
  expect(await callOut({ url: url() }, open, LIMITS)).toEqual({ refused: 'packed' });
});

it('gives up on whoever says nothing, or says it too slowly, or cannot be found in time', async () => {
  const soon = { ...LIMITS, ms: 300 };
  const open = await ports([OUTSIDE]);
  respond = () => undefined;
  expect(await callOut({ url: url() }, open, soon)).toEqual({ refused: 'too_slow' });
  respond = (_, response) => void response.write('BEGIN');
  expect(await callOut({ url: url() }, open, soon)).toEqual({ refused: 'too_slow' });
  const never = { ...open, resolve: () => new Promise<string[]>(() => undefined) };
  expect(await callOut({ url: url() }, never, soon)).toEqual({ refused: 'too_slow' });
});

it('believes no certificate for another name, or that nobody vouches for', async () => {
  const open = await ports([OUTSIDE]);
  expect(await callOut({ url: `https://calendar.example:${port}/` }, open, LIMITS)).toEqual({
    refused: 'unreachable',
  });
  const trusted = getCACertificates();
  setDefaultCACertificates(trusted.filter((each) => each.trim() !== pem('cert').toString().trim()));
  expect(await callOut({ url: url() }, open, LIMITS)).toEqual({ refused: 'unreachable' });
  setDefaultCACertificates(trusted);
  expect(heard).toEqual([]);
});

it('goes out by itself where the world is what it is: the limits and addresses of every call', async () => {
  heard = [];
  expect(await callOut({ url: url() })).toEqual({ refused: 'port' });
  expect(await callOut({ url: 'https://localhost/' })).toEqual({ refused: 'not_public' });
  expect(heard).toEqual([]);
});
