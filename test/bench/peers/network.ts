/**
 * The network between the phones and a server, the same for every contender: it hands out the page, passes everything
 * else on, counts bytes on the phones' side (headers included), and can be down.
 *
 * Each phone reaches it by a name of its own (`p7.localhost`), so that it has its own IndexedDB, cookies and connections.
 */
import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Files } from '../../support/local/bundlePage.ts';
import { FrameCounter } from './frameCounter.ts';

export interface Traffic {
  /** HTTP requests, and messages that phones sent over WebSockets. */
  requests: number;
  /** To and from the server, as it travels. */
  bytes: number;
}

export interface Network {
  origin(phone: number): string;
  down(): void;
  up(): void;
  /** The same for one phone alone. */
  cut(phone: number): void;
  mend(phone: number): void;
  traffic(): Traffic;
  stop(): Promise<void>;
}

/** @param files what is served to pages, whether the network is up or not */
export async function makeNetwork(files: Files, target: number): Promise<Network> {
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Socket>();
  let reachable = true;
  const cutOff = new Set<string>();
  const reaches = ({ headers }: IncomingMessage): boolean =>
    reachable && !cutOff.has((headers.host ?? '').split('.')[0] ?? '');
  let requests = 0;
  let closedBytes = 0;
  const counters: FrameCounter[] = [];
  const hosts = new WeakMap<Socket, string>();
  const refused = new WeakSet<Socket>();

  const http = createServer((request, response) => {
    hosts.set(request.socket, request.headers.host ?? '');
    const file = files.get((request.url ?? '/').split('?')[0] ?? '/');
    if (file && request.method === 'GET') {
      response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache' });
      response.end(file.body);
    } else if (reaches(request)) pass(request, response);
    else {
      refused.add(request.socket);
      request.socket.destroy();
    }
  });
  http.keepAliveTimeout = 120_000;
  http.on('connection', (socket: Socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      // A question from a phone that is cut off never travelled.
      if (!refused.has(socket)) closedBytes += socket.bytesRead + socket.bytesWritten;
    });
    socket.on('error', () => socket.destroy());
  });
  http.on('upgrade', upgrade);

  function pass(request: IncomingMessage, response: ServerResponse): void {
    requests += 1;
    const origin = `http://127.0.0.1:${target}`;
    const headers: Record<string, string | string[] | undefined> = {
      ...request.headers,
      host: `127.0.0.1:${target}`,
      ...(request.headers.origin ? { origin } : {}),
    };
    const onward = ask(
      `${origin}${request.url}`,
      { method: request.method ?? 'GET', headers, agent },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        // A stream of events begins with its headers, however long the first event takes.
        response.flushHeaders();
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!reaches(request)) return void socket.destroy();
    hosts.set(request.socket, request.headers.host ?? '');
    const onward = connect(target, '127.0.0.1');
    onward.setNoDelay(true);
    const lines = [`GET ${request.url} HTTP/1.1`];
    for (let at = 0; at < request.rawHeaders.length; at += 2)
      lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    const counter = new FrameCounter();
    counters.push(counter);
    socket.on('data', (chunk: Buffer) => counter.take(chunk));
    socket.pipe(onward).pipe(socket);
    const end = (): void => {
      socket.destroy();
      onward.destroy();
    };
    for (const side of [socket, onward]) side.on('error', end).on('close', end);
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    origin: (phone) => `http://p${phone}.localhost:${port}`,
    down() {
      reachable = false;
      for (const socket of sockets) socket.destroy();
    },
    up() {
      reachable = true;
    },
    cut(phone) {
      cutOff.add(`p${phone}`);
      for (const socket of sockets) if (hosts.get(socket)?.startsWith(`p${phone}.`)) socket.destroy();
    },
    mend: (phone) => void cutOff.delete(`p${phone}`),
    traffic() {
      const open = [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0);
      const messages = counters.reduce((sum, counter) => sum + counter.messages, 0);
      return { requests: requests + messages, bytes: closedBytes + open };
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      agent.destroy();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
