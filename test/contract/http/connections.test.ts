import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { makeStarts, type Started } from '../../support/makeStarts.ts';
import { rawAnswer } from '../../support/rawAnswer.ts';

const { started } = makeStarts();

/** However it ends: a reset is one of the ways in which the server refuses. */
const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

const health = async ({ origin }: Started) => (await fetch(`${origin}/healthz`)).status;

describe('a connection', () => {
  it('with headers without end, a wrong path or no host is refused without harm', async () => {
    const server = await started();
    const { port } = server;
    const long = `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`;
    expect(await rawAnswer(port, long)).toMatch(/^HTTP\/1\.1 431 /);
    const close = 'connection: close\r\n\r\n';
    expect(await rawAnswer(port, `GET / HTTP/1.1\r\n${close}`)).toMatch(/^HTTP\/1\.1 400 /);
    const host = `host: localhost:${port}\r\n`;
    for (const path of [
      '/../../package.json',
      '/assets/../../package.json',
      '/..%2fpackage.json',
      '//package.json',
      '/assets/\\..\\package.json',
    ])
      expect(await rawAnswer(port, `GET ${path} HTTP/1.1\r\n${host}${close}`)).toMatch(
        /^HTTP\/1\.1 (404|400) /,
      );
    expect(await rawAnswer(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await health(server)).toBe(200);
  });

  it('that sends a body without end is cut off', async () => {
    const server = await started();
    const { origin, port } = server;
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
    expect(await health(server)).toBe(200);
  });
});

describe('a body of twenty megabytes that nobody wants', () => {
  const SIZE = 20 * 1024 * 1024;
  const PIECE = Buffer.alloc(0x10000, 0x20);

  /** Sends all of it before it looks for the answer, as browsers do, and then asks for something else. */
  async function sendAll(
    { origin, port }: Started,
    path: string,
    chunked: boolean,
    cookie: string,
  ): Promise<{ answers: string; closed: boolean }> {
    const socket = connect(port, '127.0.0.1').pause();
    const end = closed(socket);
    let failed = false;
    socket.on('error', () => {
      failed = true;
    });
    const length = chunked ? 'transfer-encoding: chunked' : `content-length: ${SIZE}`;
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${origin}\r\n${cookie}content-type: application/json\r\n${length}\r\n\r\n`,
    );
    for (let sent = 0; sent < SIZE && !failed; sent += PIECE.length) {
      const piece = chunked ? Buffer.concat([Buffer.from('10000\r\n'), PIECE, Buffer.from('\r\n')]) : PIECE;
      // A reset rejects it, and ends the loop.
      if (!socket.write(piece) && !failed) await once(socket, 'drain').catch(() => {});
    }
    if (chunked) socket.write('0\r\n\r\n');
    socket.write(`GET /healthz HTTP/1.1\r\nhost: localhost:${port}\r\nconnection: close\r\n\r\n`);
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk;
    });
    socket.resume();
    await end;
    return { answers, closed: failed };
  }

  it('is answered so that the client can read it, and the connection goes on', async () => {
    const server = await started();
    const [link] = server.links;
    const redeemed = await fetch(`${server.origin}/v1/links/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ token: link!.slice(link!.indexOf('#') + 1) }),
    });
    const { workspaceId } = (await redeemed.json()) as { workspaceId: string };
    const cookie = `cookie: ${redeemed.headers.get('set-cookie')!.split(';')[0]}\r\n`;
    const requests: [path: string, cookie: string, status: number][] = [
      ['/v1/links/peek', '', 413],
      [`/v1/w/${workspaceId}/sync`, cookie, 413],
      [`/v1/w/${workspaceId}/sync`, '', 401],
      ['/v1/nowhere', '', 404],
    ];
    for (const [path, session, status] of requests) {
      for (const chunked of [false, true]) {
        const { answers, closed: broken } = await sendAll(server, path, chunked, session);
        expect([path, chunked, broken, answers.match(/HTTP\/1\.1 \d+/g)]).toEqual([
          path,
          chunked,
          false,
          [`HTTP/1.1 ${status}`, 'HTTP/1.1 200'],
        ]);
        if (status === 413) expect(answers).toContain('"type":"too_large"');
      }
    }
  });
});
