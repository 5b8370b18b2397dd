/** Which cookie a browser is given, by how it came here. */
import { expect, it } from 'vitest';
import { serverUnderTest } from '../../support/serverUnderTest.ts';

interface Way {
  name: string;
  settings: Record<string, string>;
  address?: string;
  headers?: Record<string, string>;
  /** Whether the browser has https before it. */
  secure: boolean;
}

const FORWARDED = {
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'plimsoll.example',
  origin: 'https://plimsoll.example',
};

const WAYS: Way[] = [
  { name: 'http on this machine', settings: {}, secure: false },
  { name: 'a public address with https', settings: { PUBLIC_URL: 'https://plimsoll.example' }, secure: true },
  {
    name: 'a proxy that speaks https to the browser',
    settings: { TRUSTED_PROXIES: '10.0.0.1' },
    address: '10.0.0.1',
    headers: { ...FORWARDED, 'x-forwarded-for': '203.0.113.9' },
    secure: true,
  },
  {
    name: 'someone who only says that they are such a proxy',
    settings: { TRUSTED_PROXIES: '10.0.0.1' },
    address: '203.0.113.9',
    headers: { ...FORWARDED, origin: 'http://localhost:8484' },
    secure: false,
  },
];

for (const { name, settings, address, headers, secure } of WAYS)
  it(`by ${name}: ${secure ? 'kept to https and to this host' : 'plain, since https is not there to keep to'}`, async () => {
    const server = await serverUnderTest(settings);
    try {
      const browser = server.browser(address);
      const token = await server.link(server.adminId);
      const given = await browser.post('/v1/links/redeem', { token }, headers);
      const [cookie, ...others] = given.headers.getSetCookie();
      expect(others).toEqual([]);
      const [pair = '', ...attributes] = (cookie ?? '').split('; ');
      expect(pair).toMatch(secure ? /^__Host-plimsoll=[\w-]{43}$/ : /^plimsoll=[\w-]{43}$/);
      expect(attributes.sort()).toEqual(
        ['HttpOnly', 'Max-Age=7776000', 'Path=/', 'SameSite=Lax', ...(secure ? ['Secure'] : [])].sort(),
      );
      expect(given.headers.has('strict-transport-security')).toBe(secure);
      // What takes it away has to name it in the same way, or a browser keeps it.
      const [gone = ''] = (await browser.post('/v1/sign-out', {}, headers)).headers.getSetCookie();
      expect(gone.split('; ').sort()).toEqual(
        [
          `${pair.split('=')[0]}=`,
          'Max-Age=0',
          'HttpOnly',
          'Path=/',
          'SameSite=Lax',
          ...(secure ? ['Secure'] : []),
        ].sort(),
      );
    } finally {
      await server.close();
    }
  });
