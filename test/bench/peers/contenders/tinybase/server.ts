/** The library's WebSocket server, each path persisted by its own persister over node:sqlite. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createMergeableStore, type MergeableStore } from 'tinybase';
import { createSqliteNodePersister } from 'tinybase/persisters/persister-sqlite-node';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocketServer } from 'ws';
import { churnBatches } from '../../churnBatches.ts';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';

await serveContender(serve);

async function serve({ folder, clients, memory }: Setup): Promise<Served> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => sockets.once('listening', resolve));
  let store = createMergeableStore();
  createWsServer(sockets, () => {
    if (memory) return undefined;
    store = createMergeableStore();
    return persister(store, folder);
  });
  const { port } = sockets.address() as { port: number };
  return {
    port,
    entries: Array(clients).fill({ memory }),
    commands: {
      churn: async (rows: number) => {
        for (const tasks of churnBatches(rows)) {
          store.transaction(() => {
            for (const { id, ...cells } of tasks) store.setRow('task', id, cells);
          });
          store.transaction(() => {
            for (const { id } of tasks) store.delRow('task', id);
          });
          // Its persister saves between, as it would.
          await new Promise(setImmediate);
        }
      },
    },
  };
}

let handle: DatabaseSync | undefined;

function persister(store: MergeableStore, folder: string): ReturnType<typeof createSqliteNodePersister> {
  handle ??= new DatabaseSync(join(folder, 'tinybase.db'));
  handle.exec('pragma journal_mode=wal; pragma synchronous=full');
  return createSqliteNodePersister(store, handle, 'store');
}
