/** A repo on a WebSocket server, its documents in files. */
import { Repo } from '@automerge/automerge-repo';
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket';
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs';
import { WebSocketServer } from 'ws';
import { churnBatches } from '../../churnBatches.ts';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';

await serveContender(serve);

async function serve({ folder, clients }: Setup): Promise<Served> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => sockets.once('listening', resolve));
  const repo = new Repo({
    network: [new WebSocketServerAdapter(sockets as never)],
    storage: new NodeFSStorageAdapter(folder),
    sharePolicy: async () => false,
  });
  const handle = repo.create<{ tasks: Record<string, object> }>({ tasks: {} });
  const { port } = sockets.address() as { port: number };
  return {
    port,
    entries: Array(clients).fill({ url: handle.url }),
    commands: {
      churn: async (rows: number) => {
        for (const batch of churnBatches(rows)) {
          handle.change(({ tasks }) => {
            for (const { id, ...fields } of batch) tasks[id] = fields;
          });
          handle.change(({ tasks }) => {
            for (const { id } of batch) delete tasks[id];
          });
          // Its storage saves between, as it would.
          await new Promise(setImmediate);
        }
        await repo.flush();
      },
    },
  };
}
