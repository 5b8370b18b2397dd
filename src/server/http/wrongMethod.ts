import type { Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { Env } from '../deps.ts';
import { problem } from './problem.ts';

/** Tells an address that does not exist from one that does, for other methods. */
export function wrongMethod(app: Hono<Env>) {
  return methodNotAllowed({
    app,
    onMethodNotAllowed: (c: Context, methods: string[]) => {
      c.header('allow', methods.join(', '));
      return problem(c, 'wrong_method');
    },
  });
}
