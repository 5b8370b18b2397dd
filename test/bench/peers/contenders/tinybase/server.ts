/** The library's WebSocket server, each path persisted by its own persister over node:sqlite. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createMergeableStore } from 'tinybase';
import { createSqliteNodePersister } from 'tinybase/persisters/persister-sqlite-node';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocketServer } from 'ws';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';

await serveContender(serve);

async function serve({ folder, clients }: Setup): Promise<Served> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => sockets.once('listening', resolve));
  const handle = new DatabaseSync(join(folder, 'tinybase.db'));
  handle.exec('pragma journal_mode=wal; pragma synchronous=full');
  createWsServer(sockets, () => createSqliteNodePersister(createMergeableStore(), handle, 'store'), (error) =>
    console.error(error),
  );
  const { port } = sockets.address() as { port: number };
  return { port, entries: Array(clients).fill('disk') };
}
