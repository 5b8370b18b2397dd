import type { ActorName } from './hostileActors.ts';

/** A request as it goes over the wire. */
export interface HostileRequest {
  actor: ActorName;
  /** What was done to it, for people. */
  what: string;
  method: string;
  path: string;
  /** Besides Host, and how long the body is. */
  headers: [name: string, value: string][];
  body: Buffer;
  /**
   * How the body's length is said. `cut`: more is promised than comes, and then the line is closed. `short`: less is
   * promised than comes. `both`: two lengths that contradict each other. `broken`: chunks that are none.
   */
  framing: 'none' | 'length' | 'chunked' | 'cut' | 'short' | 'both' | 'broken';
}

/** Framed as HTTP has it. */
export const isFramed = ({ framing }: HostileRequest): boolean =>
  framing === 'none' || framing === 'length' || framing === 'chunked';

/** What a server reads of headers. Beyond it the line is closed while the body is on its way, and a reset may take the answer along. */
const HEADER_BYTES = 15_000;
const HEADER_COUNT = 95;

/** Nothing may keep the answer from coming. */
export const mustBeAnswered = (request: HostileRequest): boolean =>
  isFramed(request) &&
  request.headers.length < HEADER_COUNT &&
  request.headers.flat().join('').length + request.path.length < HEADER_BYTES;

/** For people to read, and to send again. */
export function asText({ actor, what, method, path, headers, body, framing }: HostileRequest): string {
  const shown =
    body.length > 600 ? `${body.toString('latin1', 0, 600)}… (${body.length} bytes)` : body.toString();
  const shownHeaders =
    headers.length > 12 ? [...headers.slice(0, 12), ['…', `${headers.length} headers`]] : headers;
  const lines = shownHeaders.map(
    ([name = '', value = '']) => `${name}: ${value.length > 100 ? `${value.slice(0, 100)}…` : value}`,
  );
  return [
    `(${actor}; ${what || 'as an honest client sends it'}; framing: ${framing})`,
    `${method} ${path.slice(0, 300)}`,
    ...lines,
    '',
    shown,
  ].join('\n    ');
}
