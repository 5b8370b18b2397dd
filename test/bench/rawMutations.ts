/**
 * What SQLite alone can take of the mutations that `sqlite.ts` sends: the rows that each `task.progress` leaves behind,
 * written by hand into the server's own tables with prepared statements, so many mutations to a commit, and on disk before
 * the next. No network, no parsing, no rules, nobody told of it: what a server could reach at most that keeps as much.
 */
import { DatabaseSync } from 'node:sqlite';

/**
 * @param path a database that the server has made and seeded, with nobody else at it
 * @returns mutations per second
 */
export function rawMutations(path: string, size: number, milliseconds: number): number {
  const handle = new DatabaseSync(path);
  handle.exec('pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on');
  const { id: ws } = handle.prepare('select id from workspace').get() as { id: string };
  const head = handle.prepare('update workspace set head = head + 1 where id = ? returning head');
  const task = handle.prepare(
    'update task set "loggedMinutes" = "loggedMinutes" + 1, status = ?, ver = ?, field_meta = ? where ws = ? and id = ?',
  );
  const report = handle.prepare('update report set at = ?, ver = ?, field_meta = ? where ws = ? and id = ?');
  const entry = handle.prepare(
    'insert into "timeEntry" (ws, id, ver, field_meta, "personId", "taskId", day, minutes) values (?, ?, ?, ?, ?, ?, ?, 1)',
  );
  const feed = handle.prepare(
    "insert into feed (ws, scope, type, id, ver, op) values (?, ?, ?, ?, ?, 'put') on conflict (ws, scope, type, id) do update set ver = excluded.ver, op = excluded.op",
  );
  const uid = handle.prepare(
    'insert into mutation_uid (ws, uid, client, n, person, applied) values (?, ?, ?, ?, ?, 1)',
  );
  const client = handle.prepare(
    'insert into client (ws, id, person, lmid, schema, last_seen) values (?, ?, ?, ?, 1, ?) on conflict (ws, id) do update set lmid = excluded.lmid, last_seen = excluded.last_seen',
  );
  const forget = handle.prepare('delete from mutation_uid where ws = ? and client = ? and n <= ?');

  const start = performance.now();
  let n = 0;
  while (performance.now() - start < milliseconds) {
    handle.exec('begin immediate');
    const now = Date.now();
    const { head: ver } = head.get(ws) as { head: number };
    const meta = JSON.stringify({ '*': [1, now], loggedMinutes: [ver, now], status: [ver, now] });
    for (let each = 0; each < size; each += 1) {
      n += 1;
      task.run('doing', ver, meta, ws, 'task-0');
      feed.run(ws, 'p:person-0', 'task', 'task-0', ver);
      entry.run(ws, `raw-${n}.0`, ver, meta, 'person-0', 'task-0', '2026-03-02');
      feed.run(ws, 'p:person-0', 'timeEntry', `raw-${n}.0`, ver);
      report.run(now, ver, meta, ws, 'person-0');
      feed.run(ws, 'p:person-0', 'report', 'person-0', ver);
      uid.run(ws, `raw-${n}`, 'raw', n, 'person-0');
    }
    client.run(ws, 'raw', 'person-0', n, now);
    if (n % 100 < size) forget.run(ws, 'raw', n - 1000);
    handle.exec('commit');
  }
  const elapsed = performance.now() - start;
  handle.close();
  return Math.round((n / elapsed) * 1000);
}
