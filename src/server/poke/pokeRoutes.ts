import { Hono } from 'hono';
import type { Deps, Env } from '../deps.ts';
import { readStand } from '../queries/stand.ts';
import { Heart } from './heart.ts';
import { PokeStream } from './pokeStream.ts';

/** Often enough that no proxy closes a silent stream (most wait 30 s or 60 s). */
const HEARTBEAT = 25_000;

export interface PokeOptions {
  heartbeat?: number;
}

/**
 * GET /v1/w/:ws/poke: server-sent events that carry only `{head}`, the first where the workspace is now. A reader that
 * takes nothing is dropped within two heartbeats of the moment when what lies between it and here is full; its phone
 * connects anew, and asks what it missed.
 */
export function pokeRoutes(
  { database, pokes, log }: Pick<Deps, 'database' | 'pokes' | 'log'>,
  { heartbeat = HEARTBEAT }: PokeOptions = {},
): Hono<Env> {
  const heart = new Heart(heartbeat);

  return new Hono<Env>().get('/v1/w/:ws/poke', async (c) => {
    const { workspaceId, personId, sessionId } = c.var.session;
    const stream = new PokeStream(end);
    const stop = await pokes.listen({
      workspaceId,
      personId,
      sessionId,
      poke: (head) => stream.poke(head),
    });
    try {
      // Said once everything later is heard: a phone that has come so far by itself needs no second sync.
      stream.poke((await readStand(database.read, workspaceId)).head);
    } catch (error) {
      stop();
      throw error;
    }
    heart.add(stream, drop);

    function end(): void {
      heart.remove(stream);
      stop();
    }

    function drop(): void {
      log.debug({ sessionId }, 'a reader of pokes took nothing, and was dropped');
      end();
      // No socket where the app is called without one. Not ended in peace, which would wait until the reader has taken what it does not take.
      c.env?.outgoing?.destroy();
    }

    return c.body(stream.body, 200, {
      'content-type': 'text/event-stream',
      // Proxies that collect an answer before they pass it on would pass nothing on.
      'x-accel-buffering': 'no',
    });
  });
}
