/** What a stream of pokes costs at least: plain `node:http` that holds connections and writes a line to all of them. */
import { createServer, type ServerResponse } from 'node:http';
import type { Asked, Held } from './pokesServer.ts';

const listening: ServerResponse[] = [];
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': listening\n\n');
  listening.push(response);
});
server.listen(0, '127.0.0.1', 4_096, () => {
  const address = server.address();
  console.log(
    JSON.stringify({ port: typeof address === 'object' ? address?.port : 0, tokens: [], workspaceId: 'ws' }),
  );
});

process.on('message', (asked: Asked) => {
  if (asked.do === 'memory') {
    for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heap: heapUsed } satisfies Held);
    return;
  }
  process.send?.({ at: process.hrtime.bigint().toString() });
  const line = `data: ${JSON.stringify({ head: asked.head })}\n\n`;
  for (const response of asked.scope === 'w' ? listening : listening.slice(-1)) response.write(line);
});
