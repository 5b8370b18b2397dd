/**
 * What it costs one process to hold a stream of pokes for each of 2,000 phones, and how long after a change they hear of
 * it: real connections from this process to the server's, each of a person of their own. The same with plain `node:http`
 * is the control: the delay is mostly the machine's, which here also plays all the phones.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './benchRow.ts';
import type { Asked, Held } from './pokesServer.ts';

const PHONES = 2_000;
const ROUNDS = 15;
/** Connections that are being opened at the same time. */
const OPENING = 50;

interface Measured {
  rss: number;
  heap: number;
  everyone: number[];
  one: number[];
}

interface Ready {
  port: number;
  workspaceId: string;
  tokens: string[];
}

/** Calls back with the head of each poke that one phone hears. */
type Phones = { hear: (onPoke: (head: number) => void) => void; close: () => void };

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-pokes-'));
  try {
    const bare = await measure('bareStreams.ts', []);
    const ours = await measure('pokesServer.ts', [`file:${join(folder, 'bench.db')}`, String(PHONES)]);
    const of = (what: string, unit: string, pick: (measured: Measured) => number): BenchRow => ({
      what: `${PHONES.toLocaleString('en')} phones hold a stream of pokes: ${what}`,
      value: pick(ours),
      unit,
      control: pick(bare),
    });
    return [
      of('memory for each, RSS', 'kB', ({ rss }) => rss / PHONES / 1024),
      of('memory for each, heap', 'kB', ({ heap }) => heap / PHONES / 1024),
      ...[50, 99, 100].map((share) =>
        of(`delay, everyone, ${named(share)}`, 'ms', ({ everyone }) => percentile(everyone, share)),
      ),
      ...[50, 100].map((share) =>
        of(`delay, one person, ${named(share)}`, 'ms', ({ one }) => percentile(one, share)),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const named = (share: number): string => (share === 100 ? 'slowest' : `p${share}`);

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}

async function measure(program: string, args: string[]): Promise<Measured> {
  const server = fork(join(import.meta.dirname, program), args, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  try {
    const ready = await whenReady(server);
    // One that comes and goes first: what is loaded for the first of them is not every phone's.
    (await openPhones({ ...ready, tokens: ready.tokens.slice(0, 1) }, 1)).close();
    const before = await ask<Held>(server, { do: 'memory' });
    const phones = await openPhones(ready, PHONES);
    const after = await ask<Held>(server, { do: 'memory' });
    const everyone: number[] = [];
    const one: number[] = [];
    // Two and a half seconds of everyone being poked; the first rounds warm up.
    for (let round = 0; round < ROUNDS; round += 1) {
      const delays = await pokeAll(server, phones, { head: 2 * round + 1, scope: 'w', heard: PHONES });
      const single = await pokeAll(server, phones, { head: 2 * round + 2, scope: 'p:person-1', heard: 1 });
      if (round < 3) continue;
      everyone.push(...delays);
      one.push(...single);
    }
    phones.close();
    return { rss: after.rss - before.rss, heap: after.heap - before.heap, everyone, one };
  } finally {
    server.kill('SIGKILL');
  }
}

async function whenReady(server: ChildProcess): Promise<Ready> {
  let said = '';
  for await (const chunk of server.stdout!) {
    said += String(chunk);
    if (said.endsWith('\n')) break;
  }
  return JSON.parse(said) as Ready;
}

async function ask<Answer>(server: ChildProcess, asked: Asked): Promise<Answer> {
  const answered = once(server, 'message');
  server.send(asked);
  return (await answered)[0] as Answer;
}

async function openPhones({ port, workspaceId, tokens }: Ready, many: number): Promise<Phones> {
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  let onPoke: (head: number) => void = () => undefined;
  const streams: IncomingMessage[] = [];
  const open = async (index: number): Promise<void> => {
    const headers = { cookie: `plimsoll=${tokens[index] ?? ''}` };
    const request = get({ port, host: '127.0.0.1', path: `/v1/w/${workspaceId}/poke`, headers, agent });
    const [stream] = (await once(request, 'response')) as [IncomingMessage];
    if (stream.statusCode !== 200) throw new Error(`a phone was answered ${stream.statusCode}`);
    streams.push(stream);
    const listening = once(stream, 'data');
    stream.on('data', (chunk: Buffer) => {
      for (const [, head] of String(chunk).matchAll(/"head":(\d+)/g)) onPoke(Number(head));
    });
    await listening;
  };
  for (let start = 0; start < many; start += OPENING)
    await Promise.all(Array.from({ length: Math.min(OPENING, many - start) }, (_, at) => open(start + at)));
  return {
    hear: (listener) => {
      onPoke = listener;
    },
    close: () => {
      for (const stream of streams) stream.on('error', () => undefined).destroy();
      agent.destroy();
    },
  };
}

/** Milliseconds after which each phone heard. */
async function pokeAll(
  server: ChildProcess,
  phones: Phones,
  { head, scope, heard }: { head: number; scope: string; heard: number },
): Promise<number[]> {
  const instants: bigint[] = [];
  const all = new Promise<void>((resolve) => {
    phones.hear((of) => {
      if (of !== head) return;
      instants.push(process.hrtime.bigint());
      if (instants.length === heard) resolve();
    });
  });
  const { at } = await ask<{ at: string }>(server, { do: 'poke', scope, head });
  await all;
  return instants.map((instant) => Number(instant - BigInt(at)) / 1e6);
}
