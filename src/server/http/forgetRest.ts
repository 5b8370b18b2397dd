import type { IncomingMessage } from 'node:http';

/** More than the largest body that any route takes. Who sends on and on is no client that waits for an answer. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads what is still coming of a request that has its answer, and keeps nothing of it. Closing the connection instead
 * would reset it, for there are bytes that nobody has read, and a reset takes the answer along that the client has not
 * read yet: browsers do not look for it before they have sent everything. How long it may take is the time that
 * every request has.
 */
export function forgetRest(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return;
  // Whoever began to read stopped in the middle, and would hold back what comes.
  incoming.removeAllListeners('data');
  let bytes = 0;
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) incoming.socket.destroy();
  });
  incoming.resume();
}
