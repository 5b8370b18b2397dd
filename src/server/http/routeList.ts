import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { Env } from '../deps.ts';

export interface Route {
  method: string;
  path: string;
  /** What its body is parsed by, where it takes one. */
  schema?: z.ZodMiniType;
}

/** Every operation that the API offers, middleware left out: what tests of authorisation have to cover. */
export function routeList(app: Hono<Env>): Route[] {
  const routes = new Map<string, Route>();
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL' || !(path.startsWith('/v1/') || path === '/healthz')) continue;
    const name = `${method} ${path}`;
    // A route is listed once for each of its handlers, of which one may be `jsonBody`.
    const route = routes.get(name) ?? { method, path };
    routes.set(name, 'schema' in handler ? { ...route, schema: handler.schema as z.ZodMiniType } : route);
  }
  return [...routes.values()].sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}
