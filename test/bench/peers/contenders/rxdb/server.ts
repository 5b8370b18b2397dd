/**
 * The server that RxDB's guide "HTTP Replication from a custom server" has one write, over node:sqlite: pull after a
 * checkpoint, push with the conflicts returned, and a stream of what changed.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { churnBatches } from '../../churnBatches.ts';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';

interface Doc {
  id: string;
  estimateMinutes: number;
  _deleted?: boolean;
}

interface PushedRow {
  assumedMasterState?: Doc;
  newDocumentState: Doc;
}

await serveContender(serve);

async function serve({ folder, clients }: Setup): Promise<Served> {
  const db = new DatabaseSync(join(folder, 'rxdb.db'));
  db.exec(`pragma journal_mode=wal; pragma synchronous=full;
    create table task (id text primary key, seq integer not null, doc text not null);
    create unique index task_seq on task (seq)`);
  const read = db.prepare('select doc from task where id = ?');
  const write = db.prepare('insert or replace into task (id, seq, doc) values (?, ?, ?)');
  const after = db.prepare('select seq, doc from task where seq > ? order by seq limit ?');
  const listeners = new Set<ServerResponse>();
  let seq = 0;

  /** What differs from what the phone took for ours is a conflict, and ours is returned; the rest is committed. */
  function push(rows: PushedRow[]): Doc[] {
    const conflicts: Doc[] = [];
    const written: Doc[] = [];
    db.exec('begin immediate');
    for (const { assumedMasterState, newDocumentState } of rows) {
      const kept = read.get(newDocumentState.id) as { doc: string } | undefined;
      const master = kept && (JSON.parse(kept.doc) as Doc);
      if (master && !same(master, assumedMasterState)) conflicts.push(master);
      else {
        seq += 1;
        write.run(newDocumentState.id, seq, JSON.stringify(newDocumentState));
        written.push(newDocumentState);
      }
    }
    db.exec('commit');
    if (written.length > 0) {
      const event = `data: ${JSON.stringify({ documents: written, checkpoint: { seq } })}\n\n`;
      for (const listener of listeners) listener.write(event);
    }
    return conflicts;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    let said: unknown;
    if (url.pathname === '/push') said = push(JSON.parse(await text(request)) as PushedRow[]);
    else {
      const from = Number(url.searchParams.get('after'));
      const rows = after.all(from, Number(url.searchParams.get('limit'))) as { seq: number; doc: string }[];
      const documents = rows.map(({ doc }) => JSON.parse(doc) as Doc);
      said = { documents, checkpoint: { seq: rows.at(-1)?.seq ?? from } };
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said));
  }

  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    port: (http.address() as AddressInfo).port,
    entries: Array(clients).fill(null),
    commands: {
      churn: (rows: number) => {
        for (const batch of churnBatches(rows)) {
          push(batch.map((task) => ({ newDocumentState: { ...task, _deleted: false } })));
          push(
            batch.map((task) => ({
              assumedMasterState: { ...task, _deleted: false },
              newDocumentState: { ...task, _deleted: true },
            })),
          );
        }
      },
      size: () =>
        (
          db
            .prepare(
              'select (page_count - freelist_count) * page_size as used from pragma_page_count, pragma_freelist_count, pragma_page_size',
            )
            .get() as { used: number }
        ).used,
    },
  };
}

const same = (a: Doc, b: Doc | undefined): boolean =>
  b !== undefined && a.estimateMinutes === b.estimateMinutes && Boolean(a._deleted) === Boolean(b._deleted);
