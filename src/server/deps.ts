import type { HttpBindings } from '@hono/node-server';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Peer } from './http/forwarded.ts';
import type { Session } from './identity/session.ts';
import type { Log } from './log.ts';
import type { PokeHub } from './poke/hub.ts';

/** Everything that routes take from outside: time, chance, storage and settings come in here and nowhere else. */
export interface Deps {
  database: Database;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Unpredictable bytes: tokens and ids are made of them. */
  randomBytes: (count: number) => Uint8Array;
  config: Config;
  log: Log;
  pokes: PokeHub;
}

/**
 * What a request carries through the routes. A route module is `xRoutes(deps): Hono<Env>` with whole paths
 * (`/v1/w/:ws/…`); `app.ts` mounts it at `/`.
 */
export interface Env {
  /** Absent where the app is called without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    peer: Peer;
    /** Set on every route below `/v1/w/:ws/`, where `ws` is then the session's own. */
    session: Session;
  };
}
