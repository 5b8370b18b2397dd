/**
 * The only way by which this server calls others at addresses that people have written: calendars, webhooks, push services.
 *
 * An address that a stranger chooses is a way into the network that the server stands in. So every address that a name leads
 * to is looked at, and the line is then opened to those very addresses: a name that leads elsewhere a moment later
 * (DNS rebinding) is not asked again. Nothing that is answered sends us on.
 */
import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import { isPublicAddress } from './isPublicAddress.ts';
import type { OutgoingRefusal } from './outgoingRefusal.ts';
import { type Vetted, vetUrl } from './vetUrl.ts';

export interface OutgoingCall {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** Whether this kind of call may go to a host: push services are few and known. Every host unless said. */
  mayCall?: (host: string) => boolean;
}

export interface OutgoingAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** What stands between this and the world. Only tests say otherwise, since their servers are on this machine. */
export interface OutgoingPorts {
  /** Every address that a name leads to, as sockets take them. Rejects where there is none. */
  resolve: (host: string) => Promise<readonly string[]>;
  mayReach: (address: string) => boolean;
  mayUsePort: (port: number) => boolean;
}

/** Longest that a call may take in all (ms), and most bytes that its answer may have. */
export const OUTGOING_LIMITS = { ms: 5_000, bytes: 1024 * 1024 } as const;

const WORLD: OutgoingPorts = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayReach: isPublicAddress,
  mayUsePort: (port) => port === 443,
};

/** Never throws; an answer of any status but a redirection is an answer. */
export async function callOut(
  call: OutgoingCall,
  ports: OutgoingPorts = WORLD,
  limits: { ms: number; bytes: number } = OUTGOING_LIMITS,
): Promise<OutgoingAnswer | { refused: OutgoingRefusal }> {
  const vetted = vetUrl(call.url);
  if ('refused' in vetted) return vetted;
  if (!ports.mayUsePort(vetted.port)) return { refused: 'port' };
  if (call.mayCall && !call.mayCall(vetted.host)) return { refused: 'not_listed' };
  const signal = AbortSignal.timeout(limits.ms);
  const addresses = await addressesOf(vetted, ports, signal);
  if ('refused' in addresses) return addresses;
  try {
    return await exchange(call, vetted, addresses.public, signal, limits.bytes);
  } catch {
    // Whatever is wrong over there is no fault of ours, and whoever wrote the address is told no more than this.
    return { refused: signal.aborted ? 'too_slow' : 'unreachable' };
  }
}

/** One that is not public condemns them all: which of them a socket would take is not ours to guess. */
async function addressesOf(
  { host, literal }: Vetted,
  { resolve, mayReach }: OutgoingPorts,
  signal: AbortSignal,
): Promise<{ public: readonly string[] } | { refused: OutgoingRefusal }> {
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason)),
  );
  // Heard of where it is raced; a name that is looked up in time leaves it behind.
  late.catch(() => undefined);
  let found: readonly string[];
  try {
    found = literal ? [host] : await Promise.race([resolve(host), late]);
  } catch {
    return { refused: signal.aborted ? 'too_slow' : 'unresolved' };
  }
  if (found.length === 0) return { refused: 'unresolved' };
  return found.every(mayReach) ? { public: found } : { refused: 'not_public' };
}

/** One request over a line of its own, to one of these addresses and to no other. */
function exchange(
  { method = 'GET', headers = {}, body }: OutgoingCall,
  { url, host, literal, port }: Vetted,
  addresses: readonly string[],
  signal: AbortSignal,
  mostBytes: number,
): Promise<OutgoingAnswer | { refused: OutgoingRefusal }> {
  const options: RequestOptions = {
    host,
    port,
    path: `${url.pathname}${url.search}`,
    method,
    // Not packed, so that what is counted is what there is.
    headers: { ...headers, host: url.host, 'accept-encoding': 'identity', connection: 'close' },
    // Of its own: one that is shared may hold a line that was opened when the name led elsewhere, or go by a proxy.
    agent: new Agent({ keepAlive: false, maxCachedSessions: 0 }),
    // A name would be looked up here a second time; this is what it led to when it was looked at.
    lookup: (_host, { all }, found) => {
      const pinned = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (all) found(null, pinned);
      else found(null, pinned[0]!.address, pinned[0]!.family);
    },
    signal,
    // An address has no name that could be asked for; its certificate has to name it all the same.
    ...(literal ? {} : { servername: host }),
  };
  return new Promise((resolve, reject) => {
    const asked = httpsRequest(options, (answer) => {
      void take(answer, mostBytes).then((taken) => {
        asked.destroy();
        resolve(taken);
      }, reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function take(
  answer: IncomingMessage,
  mostBytes: number,
): Promise<OutgoingAnswer | { refused: OutgoingRefusal }> {
  const { statusCode: status = 0, headers } = answer;
  // 304 answers a question about something that one has; all others of them lead away.
  if (status >= 300 && status < 400 && status !== 304) return { refused: 'redirected' };
  if (!['identity', undefined].includes(headers['content-encoding']?.toLowerCase()))
    return { refused: 'packed' };
  if (Number(headers['content-length'] ?? 0) > mostBytes) return { refused: 'too_large' };
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) return { refused: 'too_large' };
    parts.push(part);
  }
  return { status, headers, body: Buffer.concat(parts) };
}
