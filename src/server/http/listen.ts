import { once } from 'node:events';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Config } from '../config.ts';
import type { Env } from '../deps.ts';
import { forgetRest } from './forgetRest.ts';

export type Answer = (request: Request, env: Env['Bindings']) => Response | Promise<Response>;

/** Headers that take longer than this (ms) come from someone who wants to hold the connection. */
const HEADERS_TIMEOUT = 15_000;
/** A whole request, an import of 20 MB over a slow line included. */
const REQUEST_TIMEOUT = 180_000;
/** Silence; streams of pokes say something every 25 s. Longer than the 60 s that proxies keep a connection. */
const SILENCE = 75_000;
const HEADER_BYTES = 16 * 1024;
const HEADER_COUNT = 100;

/**
 * Listens, and answers through `answer`.
 * @returns the server, or why it could not be, as one sentence
 */
export async function listen(
  { host, port, tls }: Pick<Config, 'host' | 'port' | 'tls'>,
  answer: Answer,
): Promise<{ server: Server; port: number } | { error: string }> {
  const limits = {
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: SILENCE,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: HEADER_BYTES,
  };
  // The servers made below speak HTTP/1.1 alone; the adaptor's types allow for HTTP/2 as well.
  const fetch: Parameters<typeof createAdaptorServer>[0]['fetch'] = async (request, env) => {
    const bindings = env as HttpBindings;
    const response = await answer(request, bindings);
    forgetRest(bindings.incoming);
    return response;
  };
  // The adaptor's own clean-up ends the connection half a second after the answer, while a phone is still sending.
  const made = tls
    ? createAdaptorServer({
        fetch,
        autoCleanupIncoming: false,
        createServer: createHttps,
        serverOptions: { ...limits, ...tls },
      })
    : createAdaptorServer({
        fetch,
        autoCleanupIncoming: false,
        createServer: createHttp,
        serverOptions: limits,
      });
  const server = made as Server;
  server.maxHeadersCount = HEADER_COUNT;
  server.setTimeout(SILENCE);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    return { error: whyNot(error, host, port) };
  }
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : port };
}

/** Takes no more requests, lets those that are being answered finish, and ends the streams that never would. */
export async function stopListening(server: Server, patience: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(impatience);
}

function whyNot(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use: stop what uses it, or choose another with PORT=${port === 65_535 ? 8484 : port + 1}.`;
  if (code === 'EACCES')
    return `Port ${port} on ${host} is not for everyone to use: choose one above 1023 with PORT.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `HOST must be an address of this machine, and “${host}” is not.`;
  return `Plimsoll cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}.`;
}
