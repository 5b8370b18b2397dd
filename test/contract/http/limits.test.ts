/** Whoever guesses or floods is slowed down, wherever they say that they come from, and is told truly for how long. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeRateLimits } from '../../../src/server/identity/rateLimits.ts';
import {
  type Browser,
  person,
  problemOf,
  type ServerUnderTest,
  serverUnderTest,
} from '../../support/serverUnderTest.ts';

describe('a delay', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  for (const [name, limit, key] of [
    ['for an address', makeRateLimits().guesses, '192.0.2.1'],
    ['for an account', makeRateLimits().issued, 'mia'],
  ] as const)
    it(`${name} is over when it was said to be, and not before, however often one knocks`, async () => {
      let wait: number | undefined;
      let taken = 0;
      for (; wait === undefined; taken += 1) {
        vi.advanceTimersByTime(100);
        wait = await limit.take(key);
      }
      expect(taken).toBeGreaterThan(10);
      vi.advanceTimersByTime((wait - 1) * 1000);
      for (let knock = 0; knock < 50; knock += 1) expect(await limit.take(key)).toBe(1);
      vi.advanceTimersByTime(1000);
      expect(await limit.take(key)).toBeUndefined();
    });

  it('is nobody else’s', async () => {
    const { guesses } = makeRateLimits();
    while ((await guesses.take('2001:db8:0:7::1')) === undefined);
    expect(await guesses.check('2001:db8:0:7:ffff::9')).toBeGreaterThan(0);
    for (const other of ['2001:db8:0:8::1', '192.0.2.1', '::1', '2001:db8:1:7::1'])
      expect(await guesses.take(other)).toBeUndefined();
  });
});

describe('over HTTP', () => {
  let server: ServerUnderTest;
  beforeEach(async () => {
    server = await serverUnderTest();
  });
  afterEach(() => server.close());

  const guess = (address: string, headers: Record<string, string> = {}) =>
    server.browser(address).post('/v1/links/peek', { token: 'g'.repeat(43) }, headers);

  /** @returns the statuses, in turn */
  async function many(count: number, one: (attempt: number) => Promise<Response>): Promise<Response[]> {
    const answers: Response[] = [];
    for (let attempt = 0; attempt < count; attempt += 1) answers.push(await one(attempt));
    return answers;
  }

  it('no header makes one someone else', async () => {
    const names = [
      'x-forwarded-for',
      'forwarded',
      'x-real-ip',
      'x-client-ip',
      'true-client-ip',
      'cf-connecting-ip',
    ];
    const answers = await many(25, (attempt) =>
      guess(
        '192.0.2.1',
        Object.fromEntries(
          names.map((name) => [
            name,
            name === 'forwarded' ? `for=198.51.100.${attempt}` : `198.51.100.${attempt}`,
          ]),
        ),
      ),
    );
    expect(answers.at(-1)?.status).toBe(429);
  });

  it('an address is one however it is written, and a network of IPv6 is one', async () => {
    const written = ['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:192.0.2.1'];
    expect((await many(25, (attempt) => guess(written[attempt % 3]!))).at(-1)?.status).toBe(429);
    const rotated = await many(40, (attempt) =>
      guess(`2001:db8:5:6:${(attempt * 997).toString(16)}::${attempt}`),
    );
    expect(rotated.map(({ status }) => status)).toEqual([...Array(20).fill(410), ...Array(20).fill(429)]);
  });

  it('looking and redeeming spend the same attempts', async () => {
    await many(20, () => guess('192.0.2.7'));
    const redeemed = await server.browser('192.0.2.7').post('/v1/links/redeem', { token: 'h'.repeat(43) });
    expect(redeemed.status).toBe(429);
  });

  it('an account is one from all of its devices and addresses, and no other account pays for it', async () => {
    await server.store(person('mia'), person('tom'));
    const devices: Browser[] = [];
    // One after the other: a link for someone makes their earlier one worthless.
    for (const at of ['192.0.2.1', '192.0.2.2', '2001:db8::1'])
      devices.push(await server.signedIn('mia', at));
    const path = `/v1/w/${server.workspaceId}/links/device`;
    const answers = await many(125, (attempt) => devices[attempt % 3]!.post(path));
    expect(answers.map(({ status }) => status)).toEqual([...Array(120).fill(200), ...Array(5).fill(429)]);
    const refused = answers.at(-1)!;
    const { type, retryAfter } = await problemOf(refused);
    expect(type).toBe('too_many');
    expect(refused.headers.get('retry-after')).toBe(String(retryAfter));
    expect(retryAfter).toBeGreaterThan(3_500);
    expect(retryAfter).toBeLessThanOrEqual(3_600);
    expect((await (await server.signedIn('tom')).post(path)).status).toBe(200);
  });
});
