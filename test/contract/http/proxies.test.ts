import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/server/config.ts';
import { addressKey } from '../../../src/server/http/addressKey.ts';
import { plainAddress, seenThrough } from '../../../src/server/http/forwarded.ts';
import { problemOf, type ServerUnderTest, serverUnderTest } from '../../support/serverUnderTest.ts';

function trusting(list: string) {
  const config = readConfig({ TRUSTED_PROXIES: list });
  if ('error' in config) throw new Error(config.error);
  return config.trustedProxies;
}

function seen(remoteAddress: string, headers: Record<string, string>, trusted: string | null) {
  const hop = {
    remoteAddress,
    encrypted: false,
    host: 'inner:8484',
    header: (name: string) => headers[name],
  };
  return seenThrough(hop, trusted === null ? null : trusting(trusted));
}

describe('forwarding headers', () => {
  const claims = {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'plimsoll.example',
  };

  it('do not exist without a trusted proxy', () => {
    expect(seen('127.0.0.1', claims, null)).toEqual({
      address: '127.0.0.1',
      scheme: 'http',
      host: 'inner:8484',
    });
  });

  it('from someone who is not one do not exist', () => {
    expect(seen('198.51.100.7', claims, '10.0.0.0/8')).toEqual({
      address: '198.51.100.7',
      scheme: 'http',
      host: 'inner:8484',
    });
  });

  it('from a trusted proxy are believed', () => {
    const expected = { address: '203.0.113.9', scheme: 'https', host: 'plimsoll.example' };
    expect(seen('10.1.2.3', claims, '10.0.0.0/8')).toEqual(expected);
    expect(seen('::ffff:10.1.2.3', claims, '10.0.0.0/8')).toEqual(expected);
    expect(seen('fd00::1', claims, 'fd00::/8')).toEqual(expected);
  });

  it('that a browser wrote itself are never reached', () => {
    const forged = { 'x-forwarded-for': '127.0.0.1, 10.9.9.9, 203.0.113.9' };
    expect(seen('10.1.2.3', forged, '10.0.0.0/8').address).toBe('203.0.113.9');
  });

  it('of two proxies lead to whoever the outer one saw', () => {
    const chain = { 'x-forwarded-for': '1.2.3.4, 203.0.113.9, 10.0.0.2', 'x-forwarded-proto': 'https, http' };
    expect(seen('10.0.0.1', chain, '10.0.0.0/8')).toMatchObject({ address: '203.0.113.9', scheme: 'https' });
  });

  it('full of nonsense leave the last address that somebody stood for', () => {
    for (const value of ['', ',', 'unknown', '203.0.113.9, <script>', 'a'.repeat(9000)]) {
      expect(
        seen('10.0.0.1', { 'x-forwarded-for': value, 'x-forwarded-proto': 'gopher' }, '10.0.0.0/8'),
      ).toMatchObject({
        address: '10.0.0.1',
        scheme: 'http',
      });
    }
  });
});

describe('an address', () => {
  it('is itself however it is written', () => {
    expect(plainAddress('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(plainAddress('192.0.2.1:5555')).toBe('192.0.2.1');
    expect(plainAddress('[2001:DB8::1]:443')).toBe('2001:db8::1');
    expect(plainAddress('fe80::1%eth0')).toBe('fe80::1');
  });

  it('counts by its network where it is IPv6', () => {
    const network = '2001:db8:0:7::/64';
    for (const address of [
      '2001:db8:0:7::1',
      '2001:db8:0:7:ffff:ffff:ffff:ffff',
      '2001:0db8:0000:0007::',
      '2001:db8::7:1:2:3:4',
    ])
      expect(addressKey(address)).toBe(network);
    expect(addressKey('2001:db8:0:8::1')).not.toBe(network);
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
    expect(addressKey('192.0.2.1')).toBe('192.0.2.1');
  });
});

describe('guessing at links', () => {
  const guess = (server: ServerUnderTest, address: string, headers: Record<string, string> = {}) =>
    server.browser(address).post('/v1/links/redeem', { token: 'g'.repeat(43) }, headers);

  async function exhaust(
    server: ServerUnderTest,
    address: (attempt: number) => string,
    headers?: (attempt: number) => Record<string, string>,
  ) {
    const answers: Response[] = [];
    for (let attempt = 0; attempt < 25; attempt += 1)
      answers.push(await guess(server, address(attempt), headers?.(attempt)));
    return answers;
  }

  it('is slowed down, and says truly for how long', async () => {
    const server = await serverUnderTest();
    try {
      const answers = await exhaust(server, () => '192.0.2.1');
      expect(answers.slice(0, 20).map((answer) => answer.status)).toEqual(Array(20).fill(410));
      expect(answers[20]?.status).toBe(429);
      const { type, retryAfter } = await problemOf(answers[20]!);
      expect(type).toBe('too_many');
      expect(Number(answers[20]?.headers.get('retry-after'))).toBe(retryAfter);
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(60);
      // Knocking at the closed door does not keep it closed for longer.
      expect((await problemOf(answers[24]!)).retryAfter).toBeLessThanOrEqual(retryAfter!);
    } finally {
      await server.close();
    }
  });

  it('is slowed down across the addresses of one IPv6 network, and nowhere else', async () => {
    const server = await serverUnderTest();
    try {
      const answers = await exhaust(server, (attempt) => `2001:db8:0:7::${attempt.toString(16)}`);
      expect(answers[24]?.status).toBe(429);
      expect((await guess(server, '2001:db8:0:8::1')).status).toBe(410);
    } finally {
      await server.close();
    }
  });

  it('is slowed down whatever it writes into X-Forwarded-For', async () => {
    const server = await serverUnderTest();
    try {
      const answers = await exhaust(
        server,
        () => '192.0.2.1',
        (attempt) => ({ 'x-forwarded-for': `198.51.100.${attempt}` }),
      );
      expect(answers[24]?.status).toBe(429);
    } finally {
      await server.close();
    }
  });

  it('shuts nobody else out: the link of whoever is guessed at still works from where they are', async () => {
    const server = await serverUnderTest();
    try {
      const token = await server.link(server.adminId);
      await exhaust(server, () => '192.0.2.1');
      expect((await server.browser('192.0.2.2').post('/v1/links/redeem', { token })).status).toBe(200);
    } finally {
      await server.close();
    }
  });

  it('behind a trusted proxy is counted per visitor', async () => {
    const server = await serverUnderTest({ TRUSTED_PROXIES: '10.0.0.1' });
    try {
      const from = (visitor: string) => ({ 'x-forwarded-for': visitor });
      await exhaust(
        server,
        () => '10.0.0.1',
        () => from('198.51.100.1'),
      );
      expect((await guess(server, '10.0.0.1', from('198.51.100.1'))).status).toBe(429);
      expect((await guess(server, '10.0.0.1', from('198.51.100.2'))).status).toBe(410);
    } finally {
      await server.close();
    }
  });
});
