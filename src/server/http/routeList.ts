import type { Hono } from 'hono';
import type { Env } from '../deps.ts';

export interface Route {
  method: string;
  path: string;
}

/** Every operation that the API offers, middleware left out: what tests of authorisation have to cover. */
export function routeList(app: Hono<Env>): Route[] {
  const routes = new Map<string, Route>();
  for (const { method, path } of app.routes) {
    if (method !== 'ALL' && (path.startsWith('/v1/') || path === '/healthz'))
      routes.set(`${method} ${path}`, { method, path });
  }
  return [...routes.values()].sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}
