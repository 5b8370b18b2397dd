import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import type { Env } from '../deps.ts';
import { accepts } from './accepts.ts';

/** Below this a packed answer travels in as many packets as a plain one. */
const WORTHWHILE = 1400;
const pack = promisify(gzip);

/**
 * Packs JSON for phones on slow networks. Streams of events are left alone: they would be held back.
 * Level 4, because sync answers are made anew for everyone and the last tenth costs as much as all before it.
 */
export const compressAnswers: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const type = c.res.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json') || c.res.body === null) return;
  c.res.headers.append('vary', 'Accept-Encoding');
  if (!accepts(c.req.header('accept-encoding'), 'gzip')) return;
  const plain = await c.res.arrayBuffer();
  const worthwhile = plain.byteLength >= WORTHWHILE;
  const { headers, status } = c.res;
  if (worthwhile) headers.set('content-encoding', 'gzip');
  headers.delete('content-length');
  c.res = new Response(worthwhile ? await pack(plain, { level: 4 }) : plain, { status, headers });
};
