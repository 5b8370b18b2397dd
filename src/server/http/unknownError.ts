import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { DatabaseUnavailable } from '../database/unavailable.ts';
import type { Deps, Env } from '../deps.ts';
import { problem } from './problem.ts';

/**
 * The one place where an error that nobody expected becomes an answer. Its stack goes to the log under the
 * request's id; the answer carries the id alone.
 */
export function unknownError({ log }: Pick<Deps, 'log'>): ErrorHandler<Env> {
  return (error, c) => {
    // Hono throws these for requests that it cannot make sense of.
    if (error instanceof HTTPException && error.status < 500) return problem(c, 'invalid');
    if (error instanceof DatabaseUnavailable) {
      log.warn({ requestId: c.get('requestId'), err: error }, 'the database could not take a request');
      return problem(c, 'busy', { retryAfter: 1 });
    }
    const { method, path } = c.req;
    log.error({ requestId: c.get('requestId'), method, path, err: error }, 'a request failed');
    return problem(c, 'internal', { detail: `Logged as ${c.get('requestId')}.` });
  };
}
