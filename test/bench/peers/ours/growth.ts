/**
 * The curve: what one member's sync costs while the workspace around them grows a hundredfold. They push one progress
 * report and take in what is new; their own team and tasks are always as many. Only we have scopes, so only we are asked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SyncResponse } from '../../../../src/sync/messages.ts';
import type { SyncRequest } from '../../../../src/sync/syncRequest.ts';
import type { BenchRow } from '../../benchRow.ts';
import type { Contender } from '../contender.ts';
import { type RunningServer, startServer } from '../startServer.ts';
import { ours } from './ours.ts';

const SIZES = [
  { people: 100, rows: 10_000 },
  { people: 1_000, rows: 100_000 },
  { people: 10_000, rows: 1_000_000 },
];
const SYNCS = 200;
const WARM_UP = 50;

const grown: Contender = { ...ours, server: new URL('./growthServer.ts', import.meta.url) };

interface Member {
  workspaceId: string;
  personId: string;
  taskId: string;
  cookie: string;
}

export async function growth(): Promise<BenchRow[]> {
  const table = `Growth · one member’s sync of one report, in a workspace that grows (median of ${SYNCS})`;
  const rows: BenchRow[] = [];
  let first: Cost | undefined;
  for (const { people, rows: count } of SIZES) {
    const cost = await costAt(people, count);
    first ??= cost;
    const row = `${people.toLocaleString('en')} people, ${count.toLocaleString('en')} rows`;
    const figures = [
      ['time', cost.time, 'ms'],
      ['time ratio', cost.time / first.time, '× time'],
      ['cpu', cost.cpu, 'ms of CPU'],
      ['cpu ratio', cost.cpu / first.cpu, '× CPU'],
      ['bytes', cost.bytes, 'B'],
      ['bytes ratio', cost.bytes / first.bytes, '× bytes'],
    ] as const;
    for (const [column, value, unit] of figures)
      rows.push({
        what: `${table}: ${row}, ${column}`,
        value,
        unit,
        cell: { table, group: ours.title, row, column },
      });
    process.stderr.write(`  growth ${row}: ${JSON.stringify(cost)}\n`);
  }
  return rows;
}

interface Cost {
  time: number;
  /** What the server's process spent, which a busy machine changes less. */
  cpu: number;
  bytes: number;
}

async function costAt(people: number, rows: number): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-peers-'));
  const server = await startServer(grown, { folder, clients: people, tasks: rows, memory: false });
  try {
    const member = server.entries[0] as Member;
    const times: number[] = [];
    const sizes: number[] = [];
    let have: SyncRequest['have'] = { epoch: '', v: 0, scopes: [] };
    let before = 0;
    for (let n = 0; n < WARM_UP + SYNCS; n += 1) {
      if (n === WARM_UP) before = await cpuOf(server);
      const start = performance.now();
      const { answer, bytes } = await sync(server.port, member, n, have);
      if (n >= WARM_UP) {
        times.push(performance.now() - start);
        sizes.push(bytes);
      }
      have = { epoch: answer.epoch, v: answer.ver, scopes: answer.scopes };
    }
    const cpu = (await cpuOf(server)) - before;
    return { time: median(times), cpu: cpu / SYNCS, bytes: median(sizes) };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds so far. */
async function cpuOf(server: RunningServer): Promise<number> {
  const { user, system } = await server.ask<NodeJS.CpuUsage>('cpu');
  return (user + system) / 1000;
}

/** The first one only asks; each after it reports. Bytes are the two bodies. */
function sync(
  port: number,
  { workspaceId, personId, taskId, cookie }: Member,
  n: number,
  have: SyncRequest['have'],
): Promise<{ answer: SyncResponse; bytes: number }> {
  const at = Date.now();
  const day = new Date(at).toISOString().slice(0, 10);
  const report = {
    n,
    uid: `growth-${n}`,
    s: 1,
    name: 'task.progress',
    args: { taskId, spentMinutes: 1 },
    base: have.v,
    at,
    day,
    author: personId,
  };
  const question: SyncRequest = {
    proto: 1,
    schema: 1,
    client: 'growth',
    sentAt: at,
    push: n === 0 ? [] : [report],
    have,
    want: [],
    ackN: Math.max(0, n - 1),
  };
  const body = JSON.stringify(question);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    origin: `http://127.0.0.1:${port}`,
    cookie,
  };
  const path = `/v1/w/${workspaceId}/sync`;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (said) => {
      const chunks: Buffer[] = [];
      said.on('data', (chunk: Buffer) => chunks.push(chunk));
      said.on('error', reject);
      said.on('end', () => {
        const text = Buffer.concat(chunks);
        const answer = JSON.parse(text.toString()) as SyncResponse;
        if (said.statusCode !== 200 || answer.lmid !== n || answer.results.length > 0 || answer.page)
          reject(new Error(`not acknowledged: ${text.toString().slice(0, 300)}`));
        else resolve({ answer, bytes: Buffer.byteLength(body) + text.length });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
