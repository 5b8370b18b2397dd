import type { Context, MiddlewareHandler } from 'hono';
import type * as z from 'zod/mini';
import type { Env } from '../deps.ts';
import { misshapen, type Shape } from './misshapen.ts';
import { problem } from './problem.ts';
import { readBody } from './readBody.ts';
import { whichField } from './whichField.ts';

export interface BodyLimits extends Shape {
  bytes: number;
}

/** Generous for a form, far below what hurts. */
export const ORDINARY: BodyLimits = { bytes: 64 * 1024, depth: 12, values: 5_000 };

type JsonBody<Schema extends z.ZodMiniType> = MiddlewareHandler<
  Env,
  string,
  { in: { json: z.input<Schema> }; out: { json: z.output<Schema> } }
> & { schema: Schema };

/**
 * Reads, bounds and parses the body by a schema; handlers take it with `c.req.valid('json')`.
 * @param look may answer by the text alone, before it costs anything to parse
 * @returns the middleware, which says what it parses by: tests make bodies of it for routes that they have never seen
 */
export function jsonBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  limits: BodyLimits = ORDINARY,
  look?: (c: Context<Env>, text: string) => Response | undefined,
): JsonBody<Schema> {
  const read: MiddlewareHandler<Env> = async (c, next) => {
    // A few bytes that unpack to gigabytes would pass every count below.
    const encoding = c.req.header('content-encoding');
    if (encoding !== undefined && encoding !== 'identity')
      return problem(c, 'not_json', { detail: 'The body must not be compressed.' });

    const body = await readBody(c.req.raw, limits.bytes);
    if ('failure' in body) {
      if (body.failure === 'not_text') return problem(c, 'invalid', { detail: 'The body is not UTF-8.' });
      if (body.failure === 'cut_off') return problem(c, 'invalid', { detail: 'The body was cut off.' });
      return problem(c, 'too_large', { detail: `The body must not exceed ${limits.bytes} bytes.` });
    }

    const answer = look?.(c, body.text);
    if (answer) return answer;

    let value: unknown;
    try {
      value = JSON.parse(body.text);
    } catch {
      return problem(c, 'invalid', { detail: 'The body is not JSON.' }); // SyntaxError is the only way it fails.
    }
    const shape = misshapen(value, limits);
    if (shape)
      return problem(c, 'invalid', { detail: `The body ${shape.message}.`, ...whichField(shape.field) });

    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const path = [...(issue?.path ?? [])];
      if (issue?.code === 'unrecognized_keys') path.push(issue.keys[0] ?? '');
      return problem(c, 'invalid', { detail: issue?.message ?? 'invalid', ...whichField(path.join('.')) });
    }
    c.req.addValidatedData('json', parsed.data as object);
    return next();
  };
  return Object.assign(read, { schema });
}
