import { isIP } from 'node:net';
import type { OutgoingRefusal } from './outgoingRefusal.ts';

export interface Vetted {
  url: URL;
  /** As it is looked up and as its certificate has to name it; without the brackets of IPv6. */
  host: string;
  /** The host is an address itself: there is nothing to look up. */
  literal: boolean;
  port: number;
}

/**
 * What an address says by itself. The URL parser has by then made one address of the many ways to write it (decimal, octal,
 * hexadecimal, short, in full-width letters), so that nobody after it reads another host out of the same text.
 */
export function vetUrl(text: string): Vetted | { refused: OutgoingRefusal } {
  const url = URL.parse(text);
  if (url === null) return { refused: 'no_address' };
  if (url.protocol !== 'https:') return { refused: 'not_https' };
  // `https://calendar.example@10.0.0.1/` is read by people as the former, and a password would end in logs.
  if (url.username !== '' || url.password !== '') return { refused: 'no_address' };
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (host === '') return { refused: 'no_address' };
  return { url, host, literal: isIP(host) !== 0, port: url.port === '' ? 443 : Number(url.port) };
}
