import type { Config } from './config.ts';
import { isLoopback } from './http/isLoopback.ts';

const WILDCARDS = new Set(['0.0.0.0', '::', '']);

/** The address to open on this machine, or PUBLIC_URL where it is set. */
export function openAt(
  { publicOrigin, host, tls }: Pick<Config, 'publicOrigin' | 'host' | 'tls'>,
  port: number,
): string {
  if (publicOrigin !== null) return publicOrigin;
  const named = host.includes(':') ? `[${host}]` : host;
  const name = WILDCARDS.has(host) || isLoopback(host) ? 'localhost' : named;
  return new URL(`${tls ? 'https' : 'http'}://${name}:${port}`).origin;
}

/** What a start cannot do for phones, in one line; nothing where it can, or where no phone reaches it. */
export function phoneAdvice(config: Pick<Config, 'publicOrigin' | 'host' | 'tls'>): string | undefined {
  const secure = config.publicOrigin?.startsWith('https:') ?? config.tls !== null;
  if (secure || (config.publicOrigin === null && isLoopback(config.host))) return undefined;
  return 'Over plain http, phones can open Plimsoll but not install it or use it offline: give it an https address with TLS_CERT and TLS_KEY, or a reverse proxy with PUBLIC_URL and TRUSTED_PROXIES.';
}

const BY_LAUNCHER = 'npm run plimsoll -- link';

/** What a start prints: where it runs and how to come in. Links stand alone on their lines, to be copied. */
export function welcome(
  origin: string,
  links: readonly { words: string; url: string }[],
  advice: string | undefined,
): string {
  const way =
    links.length === 0
      ? [`To sign in on a new device: ${BY_LAUNCHER}`]
      : links.flatMap(({ words, url }) => [words, `  ${url}`]);
  return `${[`Plimsoll is running at ${origin}`, ...(advice ? [advice] : []), '', ...way].join('\n')}\n`;
}
