import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crew } from '../../support/crew.ts';
import { createTestServer, MONDAY, type SyncAnswer, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';
import { type TestDatabase, testDatabase } from '../../support/testDatabase.ts';

interface Process {
  child: ChildProcess;
  origin: string;
}

let own: TestDatabase;
let here: TestServer;
let servers: Process[];

beforeEach(async () => {
  own = await testDatabase();
  here = await createTestServer({ url: own.url });
  await here.store(crew());
  servers = [await startServer(), await startServer()];
});
afterEach(async () => {
  for (const { child } of servers) await kill(child);
  await here.close();
  await own.drop();
});

async function startServer(): Promise<Process> {
  const program = join(import.meta.dirname, '../../support/serveSync.ts');
  const child = spawn(process.execPath, [program, own.url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return { child, origin: `http://127.0.0.1:${port.trim()}` };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** What a phone needs of a server, at whichever origin it turns to. */
function reachedAt(origin: () => string): TestServer {
  return {
    now: MONDAY,
    sync: async (person: string, request: object) => {
      const answer = await fetch(`${origin()}/v1/w/${WS}/sync`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-session': person },
        body: JSON.stringify(request),
      });
      return { status: answer.status, body: await answer.json() } as SyncAnswer;
    },
  } as TestServer;
}

function writeTask(phone: SimplePhone, teamId: string): string {
  return phone.write('task.create', {
    title: phone.person,
    type: '',
    projectId: null,
    teamId,
    assigneeId: phone.person,
    priority: 3,
    estimateMinutes: 60,
    remainingMinutes: null,
    start: null,
    due: null,
    skillIds: [],
    afterIds: [],
  }).uid;
}

describe('of two servers on one database', () => {
  it('one pokes the phones at the other, and only those whom it concerns', async () => {
    const [first, second] = servers as [Process, Process];
    const streams = new AbortController();
    const listen = async (person: string) => {
      const answer = await fetch(`${second.origin}/v1/w/${WS}/poke`, {
        headers: { 'x-session': person },
        signal: streams.signal,
      });
      const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader.read()).value).toContain('"head":');
      return async () =>
        JSON.parse(((await reader.read()).value ?? '').replace(/^data: /, '')).head as number;
    };
    const [lena, lars] = [await listen('lena'), await listen('lars')];

    const mia = new SimplePhone(
      reachedAt(() => first.origin),
      'mia',
    );
    writeTask(mia, 'deck');
    const [answer] = await mia.sync();
    expect(await lena()).toBe(answer?.ver);
    // The next that Lars hears is of his own team.
    const emil = new SimplePhone(
      reachedAt(() => first.origin),
      'emil',
    );
    writeTask(emil, 'engine');
    const [later] = await emil.sync();
    expect(await lars()).toBe(later?.ver);
    streams.abort();
  });

  it('one is killed under load: its phones go on at the other, and all that they wrote is there once', async () => {
    const [first, second] = servers as [Process, Process];
    const written: string[] = [];
    let received = 0;
    let failures = 0;
    await Promise.all(
      ['mia', 'max', 'emil', 'lars'].map(async (person) => {
        let at = first.origin;
        const phone = new SimplePhone(
          reachedAt(() => at),
          person,
        );
        for (let count = 0; count < 30; count += 1) {
          written.push(writeTask(phone, person === 'mia' || person === 'max' ? 'deck' : 'engine'));
          for (;;) {
            try {
              await phone.sync();
              break;
            } catch {
              failures += 1;
              at = second.origin;
            }
          }
          received += 1;
          if (received === 40) first.child.kill('SIGKILL');
        }
        expect(phone.outbox).toEqual([]);
        expect(phone.results).toEqual([]);
      }),
    );
    expect(failures).toBeGreaterThan(0);
    const tasks = await here.database.read.selectFrom('task').select('id').execute();
    expect(tasks.map(({ id }) => id).sort()).toEqual(written.map((uid) => `${uid}.0`).sort());
    const applied = await here.database.read.selectFrom('mutation_uid').select(['uid', 'applied']).execute();
    expect(applied.map(({ uid }) => uid).sort()).toEqual(written.sort());
    expect(applied.every(({ applied: each }) => each === 1)).toBe(true);
  });
});
