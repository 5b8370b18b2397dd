/**
 * Acknowledged mutations per second over SQLite, through the whole app and loopback HTTP: each request is a sync of its
 * own, answered when the disk has what it brought and with everything that is new since the last one. A measurement,
 * never a test.
 *
 * Each mutation is a progress report: it changes a task and the age of a report, adds a time entry, and is recorded in
 * the feed, beside the client's counter and the mutation's uid. Disks differ, so beside it stands what `node:sqlite`
 * does on the same disk with the same `synchronous=FULL` when it inserts one small row in a loop.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import type { SyncResponse } from '../../src/sync/messages.ts';
import type { SyncRequest } from '../../src/sync/syncRequest.ts';
import type { BenchRow } from './benchRow.ts';
import { rawMutations } from './rawMutations.ts';

const CLIENTS = 64;
const SECONDS = 4;
const WARM_UP = 1.5;

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
  try {
    const [one, fifty] = [await measured(folder, CLIENTS, 1), await measured(folder, 4, 50)];
    const rawOne = rawMutations(databaseOf(folder, 1), 1, SECONDS * 500);
    const rawFifty = rawMutations(databaseOf(folder, 50), 50, SECONDS * 500);
    return [
      {
        what: 'acknowledged mutations, one per request, 64 clients',
        value: one,
        unit: '/s',
        control: rawOne,
      },
      {
        what: 'acknowledged mutations, 50 per request, 4 clients',
        value: fifty,
        unit: '/s',
        control: rawFifty,
      },
      { what: 'the rows of one mutation, raw node:sqlite, one a commit', value: rawOne, unit: '/s' },
      { what: 'the rows of 50 mutations a commit, raw node:sqlite', value: rawFifty, unit: '/s' },
      { what: 'one bare row, raw node:sqlite', value: rawLimit(join(folder, 'raw-1.db'), 1), unit: '/s' },
      { what: '50 bare rows, raw node:sqlite', value: rawLimit(join(folder, 'raw-50.db'), 50), unit: '/s' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const databaseOf = (folder: string, size: number): string => join(folder, `server-${size}.db`);

/** Rows per second that are inserted and on disk, `rows` to a commit. */
function rawLimit(path: string, rows: number): number {
  const handle = new DatabaseSync(path);
  handle.exec(
    'pragma journal_mode=wal; pragma synchronous=full; create table t (id integer primary key, text text)',
  );
  const insert = handle.prepare('insert into t (text) values (?)');
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < SECONDS * 500) {
    handle.exec('begin immediate');
    for (let row = 0; row < rows; row += 1) insert.run('x'.repeat(100));
    handle.exec('commit');
    done += rows;
  }
  const elapsed = performance.now() - start;
  handle.close();
  return Math.round((done / elapsed) * 1000);
}

async function measured(folder: string, clients: number, size: number): Promise<number> {
  const { child, ...where } = await startServer(databaseOf(folder, size), clients);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  try {
    const counting = {
      from: performance.now() + WARM_UP * 1000,
      to: performance.now() + (WARM_UP + SECONDS) * 1000,
      done: 0,
    };
    await Promise.all(
      where.tokens.map((token, index) => client(agent, where, { token, index, size }, counting)),
    );
    return Math.round(counting.done / SECONDS);
  } finally {
    agent.destroy();
    child.kill('SIGKILL');
    await once(child, 'close');
  }
}

interface Where {
  port: number;
  workspaceId: string;
  tokens: string[];
}

async function startServer(path: string, people: number): Promise<Where & { child: ChildProcess }> {
  const program = join(import.meta.dirname, 'sqliteServer.ts');
  const child = spawn(process.execPath, [program, `file:${path}`, String(people)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, ...(JSON.parse(line) as Where) };
}

/** Syncs until the time is over, as a phone would: with what it has, and numbers that go on. */
async function client(
  agent: Agent,
  where: Where,
  { token, index, size }: { token: string; index: number; size: number },
  counting: { from: number; to: number; done: number },
): Promise<void> {
  let n = 0;
  let have: SyncRequest['have'] = { epoch: '', v: 0, scopes: [] };
  while (performance.now() < counting.to) {
    const push = Array.from({ length: size }, () => {
      n += 1;
      const at = Date.now();
      return {
        n,
        uid: `bench-${index}-${n}`,
        s: 1,
        name: 'task.progress',
        args: { taskId: `task-${index}`, spentMinutes: 1 },
        base: have.v,
        at,
        day: new Date(at).toISOString().slice(0, 10),
        author: `person-${index}`,
      };
    });
    const question: SyncRequest = {
      proto: 1,
      schema: 1,
      client: `bench-${index}`,
      sentAt: Date.now(),
      push,
      have,
      want: [],
      ackN: n - size,
    };
    const answer = await ask(agent, where, token, question);
    if (answer.lmid !== n || answer.results.length > 0)
      throw new Error(`not acknowledged: ${JSON.stringify(answer.results)}`);
    have = { epoch: answer.epoch, v: answer.ver, scopes: answer.scopes };
    const now = performance.now();
    if (now >= counting.from && now < counting.to) counting.done += size;
  }
}

function ask(
  agent: Agent,
  { port, workspaceId }: Where,
  token: string,
  question: SyncRequest,
): Promise<SyncResponse> {
  const body = JSON.stringify(question);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: `/v1/w/${workspaceId}/sync`,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          origin: `http://127.0.0.1:${port}`,
          cookie: `plimsoll=${token}`,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(JSON.parse(text) as SyncResponse);
          else reject(new Error(`${response.statusCode}: ${text}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
