/** A built app before a real server, as one origin: which build is served, and whether the server is there, can change. */
import { readFileSync } from 'node:fs';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../../src/server/http/contentSecurityPolicy.ts';

export interface BuildServer {
  origin: string;
  /** Folder of the build that is served. */
  build: string;
  /** Addresses below /v1/ answer nothing while it is true. */
  apiDown: boolean;
  stop(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export async function serveBuild(build: string, target: string, port: number): Promise<BuildServer> {
  const http = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/v1/'))
      return server.apiDown ? void request.socket.destroy() : pass(request, response);
    const file = extname(path) === '' ? '/index.html' : path;
    try {
      const body = readFileSync(join(server.build, normalize(file)));
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'cache-control': 'no-store',
      });
      response.end(body);
    } catch {
      // A build that has this file is not the one that is served.
      response.writeHead(404).end('nothing here');
    }
  });

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const { host: _, ...headers } = request.headers;
    const onward = ask(
      `${target}${request.url}`,
      {
        method: request.method ?? 'GET',
        headers: { ...headers, ...(headers.origin ? { origin: target } : {}) },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  const server: BuildServer = {
    origin: `http://localhost:${port}`,
    build,
    apiDown: false,
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
  return server;
}
