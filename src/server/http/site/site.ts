import type { Context, MiddlewareHandler } from 'hono';
import type { Env } from '../../deps.ts';
import { accepts } from '../accepts.ts';
import { isApi } from '../securityHeaders.ts';
import type { Coding, SiteFile } from './siteFiles.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** Asked again each time, answered “still the same” in a few bytes. The worker too: its update must not wait for a cache. */
const ASK_AGAIN = 'no-cache';

/**
 * Serves the built app: its files, and its shell for every other address that a person opens.
 * A part that no build of the last 30 days had is missing, and never answered with the shell, which would be run.
 */
export function site(files: ReadonlyMap<string, SiteFile>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { method, path } = c.req;
    if ((method !== 'GET' && method !== 'HEAD') || isApi(path)) return next();
    const file = files.get(path === '/' ? '/index.html' : path);
    if (file) return send(c, file);
    const opened = path === '/' || (c.req.header('accept') ?? '').includes('text/html');
    if (!opened) return next();
    const shell = files.get('/index.html');
    return shell
      ? send(c, shell)
      : c.text('The app is not built: run `npm run build`, then start again.', 503);
  };
}

async function send(c: Context<Env>, file: SiteFile): Promise<Response> {
  const coding = file.packable ? chosen(c.req.header('accept-encoding')) : 'identity';
  const tag = `"${file.tag}${coding === 'identity' ? '' : `-${coding}`}"`;
  c.header('cache-control', file.hashed ? FOR_EVER : ASK_AGAIN);
  c.header('etag', tag);
  if (file.packable) c.header('vary', 'Accept-Encoding');
  if (asksFor(c.req.header('if-none-match'), tag)) return c.body(null, 304);
  const bytes = await file.bytes(coding);
  c.header('content-type', file.type);
  if (coding !== 'identity') c.header('content-encoding', coding);
  c.header('content-length', String(bytes.byteLength));
  return c.req.method === 'HEAD' ? c.body(null) : c.body(bytes);
}

function chosen(header: string | undefined): Coding {
  if (accepts(header, 'br')) return 'br';
  return accepts(header, 'gzip') ? 'gzip' : 'identity';
}

function asksFor(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((entry) => entry.trim().replace(/^W\//, '') === tag);
}
