/** Hears that something changed on the server. What changed comes through sync, so a lost poke costs delay, not data. */
import * as z from 'zod/mini';
import { poke } from '../sync/messages.ts';

export interface Pokes {
  /** Only visible tabs hold a stream: a browser gives an origin six connections over HTTP/1.1. */
  listen(): void;
  stop(): void;
}

/** @param onPoke with the version the server is at, or undefined when the stream began anew and pokes may be missing */
export function createPokes(workspaceId: string, onPoke: (head: number | undefined) => void): Pokes {
  let source: EventSource | undefined;

  function stop(): void {
    source?.close();
    source = undefined;
  }

  return {
    listen() {
      if (source && source.readyState !== EventSource.CLOSED) return;
      stop();
      source = new EventSource(`/v1/w/${workspaceId}/poke`);
      source.onopen = () => onPoke(undefined);
      source.onmessage = (event) => {
        const head = readHead(event.data);
        if (head !== undefined) onPoke(head);
      };
      // A broken line is retried by the browser; a refusal closes the stream, and the next sync that succeeds opens it.
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
