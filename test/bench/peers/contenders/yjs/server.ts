/** The server that y-websocket comes with; it keeps documents in LevelDB when YPERSISTENCE names a folder. */
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';
import { churnBatches } from '../../churnBatches.ts';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';

await serveContender(serve);

async function serve({ folder, clients, memory }: Setup): Promise<Served> {
  if (!memory) process.env.YPERSISTENCE = join(folder, 'leveldb');
  // It reads that when it is imported.
  const { docs, setupWSConnection } = await import('@y/websocket-server/utils');
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  sockets.on('connection', setupWSConnection);
  await new Promise((resolve) => sockets.once('listening', resolve));
  const { port } = sockets.address() as { port: number };
  return {
    port,
    entries: Array(clients).fill({ memory }),
    commands: {
      churn: (rows: number) => {
        const doc = docs.get('bench') as Y.Doc;
        const tasks = doc.getMap('task');
        for (const batch of churnBatches(rows)) {
          doc.transact(() => {
            for (const { id, ...fields } of batch) tasks.set(id, new Y.Map(Object.entries(fields)));
          });
          doc.transact(() => {
            for (const { id } of batch) tasks.delete(id);
          });
        }
      },
    },
  };
}
