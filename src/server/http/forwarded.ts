import { type BlockList, isIP } from 'node:net';

/** Who is at the other end, after the proxies that we were told to trust. */
export interface Peer {
  /** '' where there is no socket. */
  address: string;
  /** The origin that this request must come from; '' when it names a host that is not ours. */
  origin: string;
  secure: boolean;
}

export interface Hop {
  remoteAddress: string | undefined;
  encrypted: boolean;
  host: string | undefined;
  header: (name: string) => string | undefined;
}

export interface Seen {
  address: string;
  scheme: 'http' | 'https';
  host: string;
}

/**
 * Reads the chain of proxies from our end. Each trusted proxy vouches for the address before it in
 * `X-Forwarded-For`; the first one that nobody vouches for is the peer, so whatever a browser writes into
 * that header itself is never reached. Without trusted proxies the headers do not exist.
 */
export function seenThrough(hop: Hop, trusted: BlockList | null): Seen {
  const direct = plainAddress(hop.remoteAddress ?? '');
  const seen: Seen = { address: direct, scheme: hop.encrypted ? 'https' : 'http', host: hop.host ?? '' };
  if (!trusts(trusted, direct)) return seen;

  const chain = listOf(hop.header('x-forwarded-for')).map(plainAddress);
  let hops = 0;
  while (hops < chain.length && trusts(trusted, seen.address)) {
    const before = chain[chain.length - 1 - hops]!;
    // Garbage in the list: keep the last address that somebody stood for.
    if (isIP(before) === 0) break;
    seen.address = before;
    hops += 1;
  }
  // Each proxy adds or overwrites one entry; the one that faces the peer speaks for the peer.
  const facing = (name: string): string | undefined => {
    const list = listOf(hop.header(name));
    return list[Math.max(0, list.length - Math.max(1, hops))];
  };
  const scheme = facing('x-forwarded-proto');
  if (scheme === 'https' || scheme === 'http') seen.scheme = scheme;
  seen.host = facing('x-forwarded-host') ?? seen.host;
  return seen;
}

/** IPv4 as itself also where a dual-stack socket writes it as `::ffff:192.0.2.1`; without zone and port. */
export function plainAddress(text: string): string {
  const bare = text
    .trim()
    .replace(/^([^%]*)%.*$/, '$1')
    .replace(/^\[([^\]]*)\](:\d{1,5})?$/, '$1');
  const withoutPort = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(':')) : bare;
  return withoutPort.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').toLowerCase();
}

function trusts(list: BlockList | null, address: string): boolean {
  const version = isIP(address);
  return list !== null && version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

function listOf(header: string | undefined): string[] {
  return header === undefined
    ? []
    : header
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean);
}
