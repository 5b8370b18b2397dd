/** Addresses that a stranger might write, to have the server speak to what only it can reach. */
import { describe, expect, it } from 'vitest';
import { callOut } from '../../src/server/outgoing/callOut.ts';
import { isPublicAddress } from '../../src/server/outgoing/isPublicAddress.ts';

describe('an address of the public internet', () => {
  it('is one that is routed there', () => {
    for (const address of [
      '8.8.8.8',
      '1.1.1.1',
      '93.184.216.34',
      '172.32.0.1',
      '100.128.0.1',
      '223.255.255.254',
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    for (const address of ['2606:4700::1111', '2a00:1450:4001:800::200e', '2001:4860:4860::8888'])
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
  });

  it('is none of this machine, its networks, a cloud’s metadata, a group, or one that carries another', () => {
    for (const address of [
      ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254'],
      ...[
        '169.254.169.254',
        '172.16.0.1',
        '172.31.255.255',
        '192.0.0.1',
        '192.0.0.192',
        '192.0.2.1',
        '192.88.99.1',
      ],
      ...[
        '192.168.0.1',
        '198.18.0.1',
        '198.19.255.255',
        '198.51.100.1',
        '203.0.113.1',
        '224.0.0.1',
        '239.1.1.1',
      ],
      ...['240.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:8.8.8.8'],
      ...[
        '::ffff:7f00:1',
        '64:ff9b::7f00:1',
        '64:ff9b::8.8.8.8',
        '64:ff9b:1::1',
        '100::1',
        '2001::1',
        '2001:10::1',
      ],
      ...[
        '2001:20::1',
        '2001:db8::1',
        '2002:7f00:1::',
        '2002:a00:1::1',
        '3fff::1',
        'fc00::1',
        'fd00:ec2::254',
      ],
      ...['fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '2606:4700::1111%eth0', '5f00::1', '4000::1'],
      ...[
        '',
        'localhost',
        '127.1',
        '2130706433',
        '0x7f000001',
        '017700000001',
        '8.8.8.8 ',
        '8.8.8',
        '1.2.3.4.5',
      ],
    ])
      expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});

describe('an address that is called', () => {
  /** Nobody may even be looked up. */
  const nowhere = {
    resolve: (host: string): Promise<string[]> => Promise.reject(new Error(`${host} was looked up`)),
    mayReach: isPublicAddress,
    mayUsePort: (port: number) => port === 443,
  };
  const refusal = async (url: string) => {
    const answer = await callOut({ url }, nowhere);
    return 'refused' in answer ? answer.refused : `answered ${answer.status}`;
  };

  it('is not public however it is written', async () => {
    for (const host of [
      ...[
        '127.0.0.1',
        '127.1',
        '127.0.1',
        '0',
        '0.0',
        '2130706433',
        '0x7f000001',
        '0x7F.1',
        '017700000001',
        '0177.1',
      ],
      ...[
        '0x7f.0x0.0x0.0x1',
        '127.0.0.1.',
        '127。0。0。1',
        '１２７.0.0.1',
        '①②⑦.0.0.1',
        '%31%32%37.0.0.1',
        '3232235521',
      ],
      ...[
        '10.0.0.1',
        '0xa.1',
        '012.0.0.1',
        '169.254.169.254',
        '2852039166',
        '0xA9FEA9FE',
        '192.168.0.1',
        '100.64.0.1',
      ],
      ...[
        '[::1]',
        '[::]',
        '[::ffff:127.0.0.1]',
        '[::ffff:7f00:1]',
        '[::ffff:a9fe:a9fe]',
        '[0:0:0:0:0:0:0:1]',
      ],
      ...[
        '[::127.0.0.1]',
        '[64:ff9b::7f00:1]',
        '[64:ff9b::10.0.0.1]',
        '[2002:7f00:1::]',
        '[fe80::1]',
        '[fd00::1]',
      ],
      ...['[fd00:ec2::254]', '[ff02::1]', '[2001:db8::1]', '224.0.0.1', '255.255.255.255', '240.1.1.1'],
    ])
      expect([host, await refusal(`https://${host}/feed.ics`)]).toEqual([host, 'not_public']);
  });

  it('is https, on its port, and hides nobody’s name', async () => {
    for (const [url, why] of [
      ['http://calendar.example/feed.ics', 'not_https'],
      ['HTTP://calendar.example', 'not_https'],
      ['ftp://calendar.example/', 'not_https'],
      ['file:///etc/passwd', 'not_https'],
      ['gopher://10.0.0.1:70/', 'not_https'],
      ['data:text/plain,x', 'not_https'],
      ['javascript:alert(1)', 'not_https'],
      ['webcal://calendar.example/', 'not_https'],
      ['//calendar.example/', 'no_address'],
      ['calendar.example', 'no_address'],
      ['', 'no_address'],
      ['https://', 'no_address'],
      ['https://[::1', 'no_address'],
      ['https://[fe80::1%25eth0]/', 'no_address'],
      ['https://256.256.256.256/', 'no_address'],
      ['https://1.2.3.4.5/', 'no_address'],
      ['https://calendar.example:99999/', 'no_address'],
      ['https://calendar.example@10.0.0.1/', 'no_address'],
      ['https://user:secret@calendar.example/', 'no_address'],
      ['https://calendar.example:22/', 'port'],
      ['https://calendar.example:6379/', 'port'],
      ['https://calendar.example:80/', 'port'],
      ['https://calendar.example/', 'unresolved'],
      // A backslash is a slash to the one, and part of the host to the other: here to none.
      ['https://10.0.0.1\\@calendar.example/', 'not_public'],
      ['https://10.0.0.1#@calendar.example/', 'not_public'],
      [' https://10.0.0.1\t/', 'not_public'],
    ] as const)
      expect([url, await refusal(url)]).toEqual([url, why]);
  });

  it('leads nowhere that is not public, even with one of several', async () => {
    for (const found of [
      ['10.0.0.1'],
      ['8.8.8.8', '127.0.0.1'],
      ['2606:4700::1111', '::1'],
      ['localhost'],
      [''],
    ]) {
      const ports = { ...nowhere, resolve: async () => found };
      expect(await callOut({ url: 'https://calendar.example/' }, ports)).toEqual({ refused: 'not_public' });
    }
    const none = { ...nowhere, resolve: async () => [] };
    expect(await callOut({ url: 'https://calendar.example/' }, none)).toEqual({ refused: 'unresolved' });
  });

  it('is one of those that this kind of call may go to', async () => {
    const mayCall = (host: string) => host === 'push.example';
    const ask = (url: string) => callOut({ url, mayCall }, nowhere);
    expect(await ask('https://evil.example/')).toEqual({ refused: 'not_listed' });
    expect(await ask('https://push.example.evil.example/')).toEqual({ refused: 'not_listed' });
    expect(await ask('https://push.example./')).toEqual({ refused: 'not_listed' });
    expect(await ask('https://PUSH.example/')).toEqual({ refused: 'unresolved' });
  });
});
