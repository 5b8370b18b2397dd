/** The library's WebSocket server, each path persisted by its own persister over node:sqlite. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createMergeableStore } from 'tinybase';
import { createSqliteNodePersister } from 'tinybase/persisters/persister-sqlite-node';
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server';
import { WebSocketServer } from 'ws';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';


await serveContender(serve);

async function serve({ folder, clients, memory }: Setup): Promise<Served> {
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => sockets.once('listening', resolve));
  createWsServer(sockets, () => (memory ? undefined : persister(folder)));
  const { port } = sockets.address() as { port: number };
  return { port, entries: Array(clients).fill({ memory }) };
}

let handle: DatabaseSync | undefined;

function persister(folder: string): ReturnType<typeof createSqliteNodePersister> {
  handle ??= new DatabaseSync(join(folder, 'tinybase.db'));
  handle.exec('pragma journal_mode=wal; pragma synchronous=full');
  return createSqliteNodePersister(createMergeableStore(), handle, 'store');
}
