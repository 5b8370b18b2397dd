/** The test page in front of a real server, as one origin, counting what passes: browsers see no difference. */
import {
  request as ask,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { Files } from './bundlePage.ts';

export interface PageServer {
  origin: string;
  /** Bodies of syncs, as they travel (compressed where they are). */
  traffic: { requests: number; sent: number; received: number };
  stop(): Promise<void>;
}

/** @param target origin of the real server */
export async function servePage(files: Files, target: string, port: number): Promise<PageServer> {
  const traffic = { requests: 0, sent: 0, received: 0 };
  const http: Server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/v1/')) return pass(request, response);
    const file = files.get(path);
    response.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.body ?? 'nothing here');
  });

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const { host, ...headers } = request.headers;
    const counted = request.url?.endsWith('/sync') ?? false;
    const onward = ask(
      `${target}${request.url}`,
      {
        method: request.method ?? 'GET',
        headers: { ...headers, ...(headers.origin ? { origin: target } : {}) },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('data', (chunk: Buffer) => {
          if (counted) traffic.received += chunk.length;
        });
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    if (counted) traffic.requests += 1;
    request.on('data', (chunk: Buffer) => {
      if (counted) traffic.sent += chunk.length;
    });
    request.pipe(onward);
    void host;
  }

  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${port}`,
    traffic,
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
