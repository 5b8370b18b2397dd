/** The in-memory server over HTTP, with the test page beside it and a switch for every way in which a server fails. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MemoryServer, Refusal } from './memoryServer.ts';
import { WORKSPACE } from './seedWorkspace.ts';

export type Fault =
  | { kind: 'refuse'; refusal: Refusal }
  | { kind: 'status'; status: number; body: string }
  | { kind: 'hang' }
  /** The work is done and its answer is lost on the way. */
  | { kind: 'lose_answer' }
  | { kind: 'half_answer' };

export interface Served {
  readonly server: MemoryServer;
  readonly origin: string;
  readonly requests: { bytes: number; answerBytes: number; push: number }[];
  /** What happens to the next syncs: a number of times, or until it is set to null. */
  fault: Fault | null;
  faults: Fault[];
  /** Who the session says one is. */
  personId: string;
  poke(): void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export async function serveMemory(
  server: MemoryServer,
  files: Map<string, { type: string; body: string }>,
  port: number,
  personId: string,
): Promise<Served> {
  const streams = new Set<ServerResponse>();
  let http: Server | undefined;
  const served: Served = {
    server,
    origin: `http://localhost:${port}`,
    requests: [],
    fault: null,
    faults: [],
    personId,
    poke() {
      for (const stream of streams) stream.write(`data: ${JSON.stringify({ head: server.head })}\n\n`);
    },
    async stop() {
      for (const stream of streams) stream.destroy();
      streams.clear();
      http?.closeAllConnections();
      await new Promise((resolve) => http?.close(resolve));
      http = undefined;
    },
    async start() {
      http = createServer((request, response) => void answer(request, response));
      await new Promise<void>((resolve) => http?.listen(port, '127.0.0.1', resolve));
      void (http.address() as AddressInfo);
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === `/v1/w/${WORKSPACE}/sync`) return sync(request, response);
    if (path === `/v1/w/${WORKSPACE}/poke`) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify({ head: server.head })}\n\n`);
      streams.add(response);
      response.on('close', () => streams.delete(response));
      return;
    }
    const file = files.get(path) ?? (path.startsWith('/v1/') ? undefined : files.get('/'));
    response.writeHead(file ? 200 : 404, {
      'content-type': file?.type ?? 'text/plain',
      'cache-control': 'no-cache',
    });
    response.end(file?.body ?? 'nothing here');
  }

  async function sync(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const fault = served.faults.shift() ?? served.fault;
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.body);
      return;
    }
    const body = JSON.parse(text);
    const result = fault?.kind === 'refuse' ? fault.refusal : server.sync(served.personId, body);
    if (fault?.kind === 'lose_answer') {
      request.socket.destroy();
      return;
    }
    const refused = 'type' in result;
    const out = JSON.stringify(refused ? { title: result.type, ...result } : result);
    served.requests.push({ bytes: text.length, answerBytes: out.length, push: body.push.length });
    response.writeHead(refused ? result.status : 200, {
      'content-type': refused ? 'application/problem+json' : 'application/json',
    });
    response.end(fault?.kind === 'half_answer' ? out.slice(0, out.length / 2) : out);
  }

  await served.start();
  return served;
}
