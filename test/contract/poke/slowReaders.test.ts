/** Readers that take nothing, on real sockets: once what lies between them and the server is full, they are dropped. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen, stopListening } from '../../../src/server/http/listen.ts';
import { crew } from '../../support/crew.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';

/** What one connection may hold in this process: Node's own measure for a stream, and what comes on top of it. */
const MOST_BYTES = 128 * 1024;
const FILLING = Buffer.alloc(64 * 1024, 'x');

let server: TestServer;
let http: Server;
let port: number;
const serverSide = new Map<number, Socket>();
const clients: Socket[] = [];

beforeEach(async () => {
  server = await createTestServer({ heartbeat: 20, database: { pollEvery: 60_000 } });
  await server.store(crew());
  const listening = await listen({ host: '127.0.0.1', port: 0, tls: null }, (request, env) =>
    server.app.fetch(request, env),
  );
  if ('error' in listening) throw new Error(listening.error);
  ({ server: http, port } = listening);
  http.on('connection', (socket) => serverSide.set(socket.remotePort ?? 0, socket));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await stopListening(http, 0);
  await server.close();
});

/** Opens a stream and hears nothing of it. */
async function openSilently(): Promise<Socket> {
  const before = server.deps.pokes.listening;
  const client = connect(port, '127.0.0.1').on('error', () => undefined);
  clients.push(client);
  client.pause();
  client.write(`GET /v1/w/${WS}/poke HTTP/1.1\r\nhost: localhost\r\nx-session: mia\r\n\r\n`);
  while (server.deps.pokes.listening === before) await nextTurn();
  return client;
}

/** What the system keeps of a connection takes megabytes, or a hundred thousand pokes: here it is full of something else. */
async function fill(socket: Socket): Promise<void> {
  let before = -1;
  // Twice the same: the system has taken all that it takes.
  while (socket.writableLength === 0 || socket.writableLength !== before) {
    before = socket.writableLength;
    if (before === 0) socket.write(FILLING);
    for (let turn = 0; turn < 50; turn += 1) await nextTurn();
  }
}

it('one that takes nothing is dropped, holds little until then, and is let in again', async () => {
  const silent = await openSilently();
  const attentive = await openSilently();
  let heard = 0;
  attentive.on('data', (chunk: Buffer) => {
    heard = Number([...String(chunk).matchAll(/"head":(\d+)/g)].at(-1)?.[1] ?? heard);
  });
  attentive.resume();
  const socket = serverSide.get(silent.localPort ?? 0)!;
  const closed = once(socket, 'close');
  await fill(socket);

  let head = 0;
  let held = 0;
  while (!socket.destroyed) {
    head += 1;
    await server.deps.pokes.changed(WS, head, 'all');
    held = Math.max(held, socket.writableLength);
    await nextTurn();
  }
  await closed;
  expect(held).toBeLessThan(MOST_BYTES);
  expect(server.deps.pokes.listening).toBe(1);
  // Whoever listens has heard everything, the last included.
  while (heard < head) await nextTurn();
  expect(attentive.destroyed).toBe(false);

  await openSilently();
  expect(server.deps.pokes.listening).toBe(2);
});

it('one that goes away is forgotten at once', async () => {
  const client = await openSilently();
  client.destroy();
  while (server.deps.pokes.listening > 0) await nextTurn();
});
