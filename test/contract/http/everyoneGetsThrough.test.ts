/** The real program with more to write than it keeps up with, and real phones that come in between. */
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionView } from '../../../src/core/api.ts';
import type { SyncRequest, SyncResponse } from '../../../src/sync/messages.ts';
import { createMemoryPhone, type MemoryPhone } from '../../support/local/memoryPhone.ts';
import { syncQuestion } from '../../support/server.ts';
import { type Plimsoll, startPlimsoll } from '../../support/startPlimsoll.ts';

const PHONES = 6;
const CHANGES = 20;
/** Pushes of a hundred mutations that are under way at any time: more than two seconds of work on a quick machine. */
const AT_ONCE = 160;
/** The phones' time goes so much faster, and they wait as much less. */
const FASTER = 10;
const LIMIT = 120_000;

const started = Date.now();
const clock = (): number => started + (Date.now() - started) * FASTER;

let plimsoll: Plimsoll;
let me: SessionView;
let cookie: string;
let taskId: string;
let have: SyncRequest['have'];

beforeEach(async () => {
  plimsoll = await startPlimsoll({ args: ['--demo'], links: 3, env: { LOG_LEVEL: 'error' } });
  const token = plimsoll.links[0]?.split('#')[1];
  cookie = '';
  const answer = await post('/v1/links/redeem', { token });
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  me = (await answer.json()) as SessionView;
  const { epoch, ver, scopes, put } = (await (await sync({})).json()) as SyncResponse;
  have = { epoch, v: ver, scopes };
  const mine = put.find(
    ([type, , , , row]) => type === 'task' && row.assigneeId === me.personId && row.status === 'open',
  );
  taskId = mine?.[1] ?? '';
});
afterEach(() => plimsoll.remove());

function post(path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: plimsoll.origin, cookie };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${plimsoll.origin}${path}`, { method: 'POST', headers, body: text });
}

const sync = (more: Partial<SyncRequest>) =>
  post(`/v1/w/${me.workspaceId}/sync`, { ...syncQuestion(Date.now()), ...more });

function loggedMinutes(): number {
  const file = new DatabaseSync(plimsoll.databaseUrl.replace('file:', ''), { readOnly: true });
  const row = file.prepare('select "loggedMinutes" as minutes from task where id = ?').get(taskId);
  file.close();
  return Number(row?.minutes);
}

it('phones that were sent away come again in their time, and everything is there once', {
  timeout: LIMIT,
}, async () => {
  const before = loggedMinutes();
  const sentAway = new Set<number>();
  const tooEarly: number[] = [];
  const enough = (): boolean => sentAway.size === PHONES;

  const crowd = Promise.all(Array.from({ length: AT_ONCE }, (_, index) => pushUntil(enough, index)));
  const phones: MemoryPhone[] = [];
  for (let index = 0; index < PHONES; index += 1) {
    let notBefore = 0;
    const phone = await createMemoryPhone({
      workspaceId: me.workspaceId,
      personId: me.personId,
      name: `phone-${index}`,
      clock,
      random: Math.random,
      timers: (work, ms) => {
        const timer = setTimeout(work, ms / FASTER);
        return () => clearTimeout(timer);
      },
      network: async (path, init) => {
        if (clock() < notBefore) tooEarly.push(index);
        const answer = await post(path, String(init.body));
        if (answer.status === 429) {
          sentAway.add(index);
          notBefore = clock() + 1_000 * Number(answer.headers.get('retry-after'));
        }
        return answer;
      },
    });
    phones.push(phone);
    for (let change = 0; change < CHANGES; change += 1)
      await phone.replica.dispatch('task.progress', { taskId, spentMinutes: 1 });
  }

  while (!enough()) {
    // Whoever found a gap in the crowd has nothing left to be sent away with.
    for (const { replica, status } of phones)
      if (status?.waiting === 0) await replica.dispatch('task.progress', { taskId, spentMinutes: 1 });
    await sync({ have }).then(({ status }) => expect(status).toBe(200));
    expect((await fetch(`${plimsoll.origin}/healthz`)).status).toBe(200);
  }
  await crowd;
  // Their own timers bring them back; this only waits.
  await vi.waitUntil(() => phones.every(({ status }) => status?.waiting === 0), { timeout: LIMIT });

  expect(tooEarly).toEqual([]);
  expect(phones.map(({ status }) => status?.trouble)).toEqual(phones.map(() => null));
  expect(phones.map(({ sent, issues }) => [sent.length, issues.length])).toEqual(
    phones.map(() => [CHANGES, 0]),
  );
  expect(loggedMinutes() - before).toBe(PHONES * CHANGES);
  for (const { replica } of phones) replica.close();
});

/** One of a crowd that pushes again and again, and has no patience. */
async function pushUntil(enough: () => boolean, index: number): Promise<void> {
  const day = new Date().toISOString().slice(0, 10);
  for (let round = 0; !enough(); round += 1) {
    const client = `crowd-${index}-${round}`;
    const push = Array.from({ length: 100 }, (_, position) => ({
      n: position + 1,
      uid: `${client}-${position}`,
      s: 1,
      name: 'presence.set',
      args: { state: 'busy', minute: position, until: null, percent: 0 },
      base: have.v,
      at: Date.now(),
      day,
      author: me.personId,
    }));
    await (await sync({ client, push, have })).text();
  }
}
