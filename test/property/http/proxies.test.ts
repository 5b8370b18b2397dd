/** Requests through any chain of proxies, of which we were told to trust some: whom the server takes its peer to be. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfig } from '../../../src/server/config.ts';
import { expectedOrigin } from '../../../src/server/http/expectedOrigin.ts';
import { seenThrough } from '../../../src/server/http/forwarded.ts';

/** Addresses of machines of ours, and of others'. */
const TRUSTED = ['10.0.0.1', '10.1.2.3', '192.168.7.7', 'fd00::1', 'fd00:0:0:5::9'];
const STRANGERS = [
  '203.0.113.9',
  '198.51.100.4',
  '2001:db8::7',
  '127.0.0.1',
  '11.0.0.1',
  '192.168.8.7',
  'fe00::1',
];
const LISTS = ['10.0.0.0/8 192.168.7.7,fd00::/16', '10.0.0.0/8, 192.168.7.0/24, fd00::/8'];

const machine = fc.constantFrom(...TRUSTED, ...STRANGERS);
/** What a browser writes into the header itself: addresses that we trust, and what is no address. */
const forged = fc.array(
  fc.oneof(machine, fc.constantFrom('', 'unknown', '::1', '<script>', ' ', '999.1.1.1')),
  {
    maxLength: 4,
  },
);
/** As different programs write one and the same address. */
const written = (address: string, style: number): string => {
  if (address.includes(':')) return style === 1 ? `[${address}]:4711` : address;
  return [address, `${address}:4711`, `::ffff:${address}`][style % 3]!;
};

it('is the last machine that nobody trusted vouches for, whatever was written before it', () => {
  fc.assert(
    fc.property(
      // From the browser to the one that speaks to us.
      fc.array(machine, { minLength: 1, maxLength: 5 }),
      forged,
      fc.constantFrom(...LISTS),
      fc.integer({ min: 0, max: 2 }),
      (chain, lies, list, style) => {
        // Every machine adds whom it heard from; the last speaks to us itself.
        const said = [...lies, ...chain.slice(0, -1).map((address) => written(address, style))];
        const headers: Record<string, string> = said.length > 0 ? { 'x-forwarded-for': said.join(', ') } : {};
        const config = readConfig({ TRUSTED_PROXIES: list });
        if ('error' in config) throw new Error(config.error);
        const { address } = seenThrough(
          {
            remoteAddress: written(chain.at(-1)!, style === 1 ? 0 : style),
            encrypted: false,
            host: 'inner:8484',
            header: (name) => headers[name],
          },
          config.trustedProxies,
        );
        const lastStranger = chain.findLast((each) => !TRUSTED.includes(each));
        if (lastStranger !== undefined) expect(address).toBe(lastStranger);
        // All of them ours: then it is the first, or what that one was told by somebody who could as well have lied.
        else expect([chain[0], ...lies.map((lie) => lie.trim())]).toContain(address);
      },
    ),
    { numRuns: 3_000 },
  );
});

it('no stranger chooses the origin or the scheme', () => {
  const spoken = fc.constantFrom('https', 'http', 'gopher', '', 'https, http');
  const named = fc.constantFrom('evil.example', 'localhost:8484', 'a b', '', '[::1', 'plimsoll.example');
  fc.assert(
    fc.property(fc.constantFrom(...STRANGERS), spoken, named, forged, (stranger, scheme, host, lies) => {
      for (const trusted of [undefined, LISTS[0]]) {
        const config = readConfig(trusted === undefined ? {} : { TRUSTED_PROXIES: trusted });
        if ('error' in config) throw new Error(config.error);
        const headers: Record<string, string> = {
          'x-forwarded-for': lies.join(','),
          'x-forwarded-proto': scheme,
          'x-forwarded-host': host,
        };
        const hop = { remoteAddress: stranger, encrypted: false, host: 'localhost:8484' };
        const seen = seenThrough({ ...hop, header: (name) => headers[name] }, config.trustedProxies);
        expect(seen).toEqual({ address: stranger, scheme: 'http', host: 'localhost:8484' });
        expect(expectedOrigin(seen, config)).toBe('http://localhost:8484');
      }
    }),
  );
});
