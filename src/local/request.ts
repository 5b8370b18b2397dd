/**
 * A request to the server: its answer, or one typed reason why there is none. What the server did not say itself is
 * never read as its word: a login page of a hotel is `garbage`, not a sign-out.
 */
import * as z from 'zod/mini';
import { type ProblemType, problem } from '../core/problem.ts';

export type FailureType =
  | ProblemType
  | 'unreachable' // no answer: offline, or nobody listens, or it took too long
  | 'garbage'; // an answer that is not the server's, or that this version cannot read

export interface Failure {
  type: FailureType;
  /** For developers, in English; people read the words that the interface has for `type`. */
  title: string;
  status: number;
  field?: string;
  detail?: string;
  lmid?: number;
  /** Seconds. */
  retryAfter?: number;
}

export type Answered<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A `Failure` for those who want it thrown, as query libraries do. */
export class RequestFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.type}: ${failure.title}`);
    this.name = 'RequestFailure';
    this.failure = failure;
  }
}

/** For query libraries, which want failures thrown. */
export function valueOrThrow<T>(answered: Answered<T>): T {
  if (!answered.ok) throw new RequestFailure(answered.failure);
  return answered.value;
}

/** Long enough for a page of rows over a bad line; a connection that hangs longer than this is dead. */
const PATIENCE_MS = 20_000;

export type Fetch = (path: string, init: RequestInit) => Promise<Response>;

export interface RequestOptions {
  method?: 'GET' | 'POST';
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  patience?: number;
  fetch?: Fetch;
}

export async function request<T>(
  schema: z.ZodMiniType<T>,
  path: string,
  options: RequestOptions = {},
): Promise<Answered<T>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), options.patience ?? PATIENCE_MS);
  const stop = (): void => patience.abort();
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener('abort', stop);
  try {
    const hasBody = options.body !== undefined;
    const response = await (options.fetch ?? fetch)(path, {
      method: options.method ?? (hasBody ? 'POST' : 'GET'),
      headers: { accept: 'application/json', ...(hasBody ? { 'content-type': 'application/json' } : {}) },
      ...(hasBody ? { body: JSON.stringify(options.body) } : {}),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: patience.signal,
    });
    // The same limit holds for the body: a line that dies half-way gives no error of its own.
    return read(schema, response, await response.text());
  } catch {
    // `fetch` tells no more than that there was no answer, and neither does an abort.
    return { ok: false, failure: { type: 'unreachable', title: 'no answer', status: 0 } };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

function read<T>(schema: z.ZodMiniType<T>, response: Response, text: string): Answered<T> {
  const garbage = (title: string): Answered<T> => ({
    ok: false,
    failure: { type: 'garbage', title, status: response.status },
  });
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    // Not JSON: a proxy's page, or half an answer.
    return response.status >= 500 ? failed('internal', response.status) : garbage('not JSON');
  }
  if (response.ok) {
    const value = z.safeParse(schema, body);
    return value.success
      ? { ok: true, value: value.data }
      : garbage(value.error.issues[0]?.message ?? 'does not fit');
  }
  const said = z.safeParse(problem, body);
  // A type that only a newer server knows is one that nobody here asks for by name; its `retryAfter` counts all the same.
  if (said.success) return { ok: false, failure: said.data as Failure };
  return response.status >= 500 ? failed('internal', response.status) : garbage(`status ${response.status}`);
}

const failed = (type: ProblemType, status: number): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { type, title: 'the server failed', status },
});

export const api = {
  get: <T>(schema: z.ZodMiniType<T>, path: string, options?: Omit<RequestOptions, 'method' | 'body'>) =>
    request(schema, path, options),
  /** Without a body an empty object is sent: the server takes JSON only. */
  post: <T>(
    schema: z.ZodMiniType<T>,
    path: string,
    body: unknown = {},
    options?: Omit<RequestOptions, 'method' | 'body'>,
  ) => request(schema, path, { ...options, method: 'POST', body }),
};
