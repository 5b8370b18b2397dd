import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, syncQuestion, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

let server: TestServer;
let letGo: () => void;
const line: Promise<unknown>[] = [];

beforeEach(async () => {
  server = await createTestServer();
  await server.store([...crew(), task('paint')]);
});
afterEach(async () => {
  letGo?.();
  await Promise.allSettled(line.splice(0));
  await server.close();
});

/** As many writes as PostgreSQL has connections for stand still, and behind them others wait, by the thousand if need be. */
async function fillTheLine(longest: number): Promise<void> {
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  for (let stuck = 0; stuck < 4; stuck += 1) line.push(server.database.write(() => free));
  while (server.database.line().wait < longest) line.push(server.database.write(async () => undefined));
}

const post = (body: string) =>
  server.fetch('mia', `/v1/w/${WS}/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });

describe('while the writes that wait would take longer than two seconds', () => {
  it('a push is told when to come again, each after those before it, and nothing of it is taken', async () => {
    await fillTheLine(10_000);
    const told: number[] = [];
    for (let push = 0; push < 5; push += 1) {
      const phone = new SimplePhone(server, 'mia', `phone-${push}`);
      phone.write('task.progress', { taskId: 'paint', spentMinutes: 1 });
      const answer = await post(JSON.stringify(phone.question()));
      expect(answer.status).toBe(429);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      const { type, retryAfter } = (await answer.json()) as { type: string; retryAfter: number };
      expect(type).toBe('overloaded');
      expect(answer.headers.get('retry-after')).toBe(String(retryAfter));
      told.push(retryAfter);
    }
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told[0]).toBeGreaterThanOrEqual(10);
    expect(told.at(-1)).toBeLessThanOrEqual(30);
    letGo();
    await Promise.allSettled(line);
    expect(server.database.line().wait).toBe(0);
    const phone = new SimplePhone(server, 'mia', 'phone-0');
    phone.write('task.progress', { taskId: 'paint', spentMinutes: 1 });
    await phone.sync();
    expect(phone.get('task', 'paint')).toMatchObject({ loggedMinutes: 1 });
  });

  it('its body is not even parsed', async () => {
    await fillTheLine(10_000);
    expect((await post('{"push":[{')).status).toBe(429);
    letGo();
    await Promise.allSettled(line);
    expect((await post('{"push":[{')).status).toBe(400);
  });

  it('whoever only pulls is answered as ever, however the request is written', async () => {
    await fillTheLine(10_000);
    const question = syncQuestion(server.now);
    for (const body of [JSON.stringify(question), JSON.stringify(question, null, 2)])
      expect((await post(body)).status).toBe(200);
  });

  it('a word in a change does not make it a pull', async () => {
    await fillTheLine(10_000);
    const phone = new SimplePhone(server, 'mia');
    phone.write('presence.set', { state: 'away', minute: 600, until: null, percent: 0 });
    const { push } = phone.question();
    const said = { ...push[0]!, args: { note: '"push":[]' } };
    expect((await post(JSON.stringify({ ...phone.question(), push: [said] }))).status).toBe(429);
  });

  it('what the server itself writes is not held off', async () => {
    await fillTheLine(10_000);
    const imported = server.store([task('later')]);
    letGo();
    expect(await imported).toBeGreaterThan(0);
  });
});

it('a short line holds nobody off', async () => {
  await fillTheLine(500);
  const phone = new SimplePhone(server, 'mia');
  phone.write('task.progress', { taskId: 'paint', spentMinutes: 1 });
  const answer = phone.sync();
  letGo();
  await answer;
  expect(phone.outbox).toEqual([]);
});
