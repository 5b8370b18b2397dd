import type { MiddlewareHandler } from 'hono';
import type { Env } from '../deps.ts';
import { isJson } from './isJson.ts';
import { problem } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send.
 *
 * A request that may change something must name our exact origin and be JSON: a form can send neither, a
 * script elsewhere cannot choose the first and has no leave to send the second. A missing Origin is refused
 * too, since every browser that can run Plimsoll sends it. Safe requests change nothing, and
 * `Sec-Fetch-Site` keeps other sites from even measuring the answers.
 */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  const { origin } = c.get('peer');
  const site = c.req.header('sec-fetch-site');
  const elsewhere = site !== undefined && site !== 'same-origin';
  if (SAFE.has(c.req.method)) {
    // `none` is the address bar. Following a link from another site shows the answer to the person alone.
    const shown = site === 'none' || c.req.header('sec-fetch-mode') === 'navigate';
    if (elsewhere && !shown) return problem(c, 'wrong_origin');
    return next();
  }
  if (origin === '')
    return problem(c, 'wrong_origin', {
      detail: `This server does not answer to the name ${c.req.header('host') ?? ''}: set PUBLIC_URL or TRUSTED_PROXIES.`,
    });
  const from = c.req.header('origin');
  if (from !== origin)
    return problem(c, 'wrong_origin', {
      detail: `The request must come from ${origin}, not from ${from ?? 'nowhere'}.`,
    });
  if (elsewhere) return problem(c, 'wrong_origin');
  if (!isJson(c.req.header('content-type'))) return problem(c, 'not_json');
  return next();
};
