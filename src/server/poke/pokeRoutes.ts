import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Deps, Env } from '../deps.ts';

/** Often enough that no proxy closes a silent stream (most wait 30 s or 60 s). */
const HEARTBEAT = 25_000;

export interface PokeOptions {
  heartbeat?: number;
}

/** GET /v1/w/:ws/poke: server-sent events that carry only `{head}`. */
export function pokeRoutes(
  { pokes, log }: Pick<Deps, 'pokes' | 'log'>,
  { heartbeat = HEARTBEAT }: PokeOptions = {},
): Hono<Env> {
  return new Hono<Env>().get('/v1/w/:ws/poke', (c) => {
    const { workspaceId, personId, sessionId } = c.var.session;
    // Proxies that collect an answer before they pass it on would pass nothing on.
    c.header('x-accel-buffering', 'no');
    return streamSSE(
      c,
      async (stream) => {
        const mailbox = new Mailbox();
        stream.onAbort(() => mailbox.close());
        const stop = await pokes.listen({
          workspaceId,
          personId,
          sessionId,
          poke: (head) => mailbox.put(head),
        });
        const beat = setInterval(() => mailbox.beat(), heartbeat);
        try {
          await stream.write(': listening\n\n');
          for (let next = await mailbox.take(); next; next = await mailbox.take()) {
            // Waits while the reader is slow; what comes meanwhile is one poke, for the last head says it all.
            const written = stream.write(
              next.head === undefined ? ': beat\n\n' : `data: ${JSON.stringify({ head: next.head })}\n\n`,
            );
            if (!(await inTime(written, heartbeat))) break;
          }
        } finally {
          clearInterval(beat);
          stop();
        }
      },
      async (error) => log.warn({ err: error }, 'a stream of pokes broke'),
    );
  });
}

/** The last head that was not sent yet. */
class Mailbox {
  #head: number | undefined;
  #beat = false;
  #closed = false;
  #wake: (() => void) | undefined;

  put(head: number): void {
    this.#head = Math.max(this.#head ?? 0, head);
    this.#wake?.();
  }

  beat(): void {
    this.#beat = true;
    this.#wake?.();
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  /** Undefined once closed. */
  async take(): Promise<{ head: number | undefined } | undefined> {
    while (!this.#closed && this.#head === undefined && !this.#beat) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#closed) return undefined;
    const head = this.#head;
    this.#head = undefined;
    this.#beat = false;
    return { head };
  }
}

/** False when a reader takes nothing for so long: it is dropped, and its phone connects anew. */
async function inTime(written: Promise<unknown>, patience: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([written.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
