/**
 * W2: changes per second that a server acknowledges, one and fifty to a request, each with everything that its protocol
 * asks for. Sixteen senders with one at a time, four with fifty, every one of which waits for its answer. The senders are
 * this process: what is measured is the server's.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Contender } from '../contender.ts';
import { startServer } from '../startServer.ts';
import type { Figures, More, Workload } from '../workload.ts';

const SECONDS = 3;
const WARM_UP_MS = 1_000;

export const acknowledged: Workload = {
  name: 'W2',
  columns: { rate: '/s', p50: 'ms p50', p99: 'ms p99' },
  moreIsBetter: true,
  cases: [
    { size: 1, clients: 16 },
    { size: 50, clients: 4 },
  ].map(({ size, clients }) => ({
    title: `acknowledged changes, ${size} per request, ${clients} senders`,
    measure: (contender, more) => measure(contender, { size, clients }, more),
    limit: {
      title: `node:sqlite, ${size === 1 ? 'a row' : `${size} rows`} inserted and committed`,
      measure: () => rawLimit(size),
    },
  })),
};

async function measure(
  contender: Contender,
  { size, clients }: { size: number; clients: number },
  more: More,
): Promise<void> {
  const { push } = contender;
  if (!push) throw new Error('nothing is said of how to push');
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-peers-'));
  const server = await startServer(contender, { folder, clients, tasks: clients, memory: false });
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  try {
    const senders = await Promise.all(
      Array.from({ length: clients }, (_, client) =>
        push({
          client,
          size,
          entry: server.entries[client],
          post: (path, body, headers) => post(agent, server.port, path, body, headers),
        }),
      ),
    );
    for (;;) if (!more(await rateOf(senders, size))) break;
  } finally {
    agent.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rateOf(senders: readonly (() => Promise<void>)[], size: number): Promise<Figures> {
  const from = performance.now() + WARM_UP_MS;
  const to = from + SECONDS * 1000;
  const waits: number[] = [];
  await Promise.all(
    senders.map(async (send) => {
      for (let now = performance.now(); now < to; ) {
        const asked = now;
        await send();
        now = performance.now();
        if (now >= from && now < to) waits.push(now - asked);
      }
    }),
  );
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.floor(waits.length * share)] ?? 0;
  return { rate: (waits.length * size) / SECONDS, p50: at(0.5), p99: at(0.99) };
}

function post(
  agent: Agent,
  port: number,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          origin: `http://127.0.0.1:${port}`,
          ...headers,
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString();
          if ((answer.statusCode ?? 500) < 300) resolve(said === '' ? undefined : JSON.parse(said));
          else reject(new Error(`${answer.statusCode}: ${said.slice(0, 200)}`));
        });
      },
    );
    asked.on('error', reject);
    asked.end(text);
  });
}

/** One sender without a network: rows of a hundred characters. */
function rawLimit(size: number): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-peers-'));
  const db = new DatabaseSync(join(folder, 'raw.db'));
  db.exec(
    'pragma journal_mode=wal; pragma synchronous=full; create table t (id integer primary key, text text)',
  );
  const insert = db.prepare('insert into t (text) values (?)');
  const waits: number[] = [];
  const start = performance.now();
  while (performance.now() - start < SECONDS * 1000) {
    const asked = performance.now();
    db.exec('begin immediate');
    for (let row = 0; row < size; row += 1) insert.run('x'.repeat(100));
    db.exec('commit');
    waits.push(performance.now() - asked);
  }
  const elapsed = performance.now() - start;
  db.close();
  rmSync(folder, { recursive: true });
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.floor(waits.length * share)] ?? 0;
  return { rate: (waits.length * size * 1000) / elapsed, p50: at(0.5), p99: at(0.99) };
}
