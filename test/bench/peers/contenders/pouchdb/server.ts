/** PouchDB as a server: express-pouchdb in its smallest mode, over the LevelDB adapter. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import expressPouchDb from 'express-pouchdb';
import PouchDB from 'pouchdb';
import { churnBatches } from '../../churnBatches.ts';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';

await serveContender(serve);

async function serve({ folder, clients }: Setup): Promise<Served> {
  const databases = join(folder, 'databases/');
  mkdirSync(databases);
  // It logs to its working directory.
  process.chdir(folder);
  const Server = PouchDB.defaults({ prefix: databases });
  const app = express();
  app.use('/', expressPouchDb(Server, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
  const listening = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const db = new Server('bench');
  await db.info();
  return {
    port: (listening.address() as AddressInfo).port,
    entries: Array(clients).fill(null),
    commands: {
      churn: async (rows: number) => {
        for (const batch of churnBatches(rows)) {
          const made = await db.bulkDocs(batch.map((task) => ({ _id: task.id, ...task })));
          await db.bulkDocs(made.map(({ id, rev }) => ({ _id: id!, _rev: rev!, _deleted: true })));
        }
      },
      tidy: () => db.compact(),
    },
  };
}
