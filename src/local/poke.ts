/** Hears that something changed on the server. What changed comes through sync, so a lost poke costs delay, not data. */
import * as z from 'zod/mini';
import { poke } from '../sync/messages.ts';
import type { ReplicaHandle } from './replicaPort.ts';

export interface Pokes {
  /** Only visible tabs hold a stream: a browser gives an origin six connections over HTTP/1.1. */
  listen(): void;
  stop(): void;
}

export function createPokes(
  workspaceId: string,
  { syncs, poked }: Pick<ReplicaHandle, 'syncs' | 'poked'>,
): Pokes {
  let source: EventSource | undefined;
  /** How many syncs had begun when this stream did; undefined once it has said where the server is. */
  let since: number | undefined;

  function stop(): void {
    source?.close();
    source = undefined;
  }

  return {
    listen() {
      if (source && source.readyState !== EventSource.CLOSED) return;
      stop();
      since = syncs();
      source = new EventSource(`/v1/w/${workspaceId}/poke`);
      source.onmessage = ({ data }) => {
        const head = readHead(data);
        if (head === undefined) return;
        poked(head, since);
        since = undefined;
      };
      // A broken line is retried by the browser; a refusal closes the stream, and the next sync that succeeds opens it.
      source.onerror = () => {
        since = syncs();
      };
    },
    stop,
  };
}

function readHead(data: unknown): number | undefined {
  try {
    const read = z.safeParse(poke, JSON.parse(String(data)));
    return read.success ? read.data.head : undefined;
  } catch {
    return undefined; // Not a poke: a proxy's text.
  }
}
