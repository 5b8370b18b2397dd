import type { Config } from '../config.ts';
import type { Seen } from './forwarded.ts';
import { isLoopback } from './isLoopback.ts';

const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i;

/**
 * The one origin that a request may come from: what PUBLIC_URL says, else what the request was addressed to.
 *
 * The second is the browser's word alone, so while the server listens on loopback only names of this machine
 * count: a page elsewhere whose name is made to point at 127.0.0.1 would otherwise have an origin that fits.
 * @returns '' when the host is not one of ours
 */
export function expectedOrigin(
  seen: Seen,
  config: Pick<Config, 'publicOrigin' | 'host' | 'trustedProxies'>,
): string {
  if (config.publicOrigin !== null) return config.publicOrigin;
  if (!HOST.test(seen.host)) return '';
  const url = URL.parse(`${seen.scheme}://${seen.host}`);
  if (url === null) return '';
  const behindProxy = config.trustedProxies !== null;
  if (isLoopback(config.host) && !behindProxy && !isLoopback(url.hostname)) return '';
  return url.origin;
}
