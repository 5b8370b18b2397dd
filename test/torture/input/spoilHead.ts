/** What stands before a body, made hostile: the first line and the headers. */
import type { HostileRequest } from './request.ts';
import type { Spoiler, Spoilers } from './spoiler.ts';

function without({ headers }: HostileRequest, name: string): [string, string][] {
  return headers.filter(([each]) => each !== name);
}

const header = (name: string, values: readonly string[]): Spoiler => {
  return (request, chance) => ({
    ...request,
    headers: [...without(request, name), [name, chance.pick(values)]],
  });
};

const lacking =
  (name: string): Spoiler =>
  (request) => ({ ...request, headers: without(request, name) });

export const spoilHeaders: Spoilers = {
  'no content type': lacking('content-type'),
  'no origin': lacking('origin'),
  'no cookie': lacking('cookie'),
  'another content type': header('content-type', [
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ],
    ...['application/json; charset=utf-16', 'text/plain; application/json', 'application/json;', ' ', '*/*'],
  ]),
  'another origin': header('origin', ['null', 'https://evil.example', 'http://localhost', 'file://', '']),
  'another site': header('sec-fetch-site', ['cross-site', 'same-site', 'none', 'odd', '']),
  'an odd cookie': header('cookie', [
    ...[
      'plimsoll=',
      'plimsoll=%E0%A4',
      `plimsoll=${'A'.repeat(43)}`,
      `plimsoll=${'A'.repeat(8_000)}`,
      ';;;=;=',
    ],
    ...['__Host-plimsoll=x', 'plimsoll=__proto__', 'plimsoll="x"; plimsoll=y', '__proto__=x'],
  ]),
  'spoofed forwarding': (request, chance) => ({
    ...request,
    headers: [
      ...without(request, 'x-forwarded-for'),
      [
        'x-forwarded-for',
        chance.pick(['127.0.0.1', '::1', 'unknown', ',,,', '1.1.1.1, 127.0.0.1', 'x'.repeat(900)]),
      ],
      ['x-forwarded-host', chance.pick(['evil.example', 'localhost', '[::1', 'a b', '%00'])],
      ['x-forwarded-proto', chance.pick(['https', 'gopher', 'http,https', ''])],
    ],
  }),
  'a packed body': header('content-encoding', ['gzip', 'br', 'deflate', 'gzip, gzip', 'identity', 'x']),
  'odd ranges and tags': (request, chance) => ({
    ...request,
    headers: [
      ...request.headers,
      ['accept-encoding', chance.pick(['gzip', ';;q=z', '*', 'gzip;q=1e9'])],
      ['if-none-match', chance.pick(['"""', '*', 'W/'])],
      ['range', chance.pick(['bytes=zz-', 'bytes=0-0,1-1', 'bytes=-1'])],
    ],
  }),
  'huge headers': (request, chance) => ({
    ...request,
    headers: [...request.headers, ['x-huge', 'a'.repeat(chance.pick([7_000, 12_000, 20_000]))]],
  }),
  'very many headers': (request, chance) => {
    const many = Array.from({ length: chance.pick([90, 150]) }, (_, at): [string, string] => [
      `x-${at}`,
      '1',
    ]);
    return { ...request, headers: [...request.headers, ...many] };
  },
  'a method in a header': header('x-http-method-override', ['DELETE', 'PUT', 'POST']),
};

export const spoilLine: Spoilers = {
  'another method': (request, chance) => ({
    ...request,
    method: chance.pick(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY']),
  }),
  'an odd path': (request, chance) => ({
    ...request,
    path: chance.pick([
      `${request.path}/`,
      `/${request.path}`,
      request.path.replace('/v1', '/V1'),
      request.path.replace(/[^/]+$/, '%zz'),
      request.path.replace(/[^/]+$/, '..%2f..%2fetc'),
      `${request.path}%00`,
      `${request.path}/../sync`,
      request.path.replace(/w\/[^/]+/, 'w/__proto__'),
      `${request.path}/${'a'.repeat(3_000)}`,
    ]),
  }),
  'an odd query': (request, chance) => ({
    ...request,
    path: `${request.path}${request.path.includes('?') ? '&' : '?'}${chance.pick([
      ...[
        'columns=1e9',
        'columns=-1',
        'columns=NaN',
        'columns=13&columns=14',
        'columns[]=1',
        'unit=__proto__',
      ],
      ...[
        'from=2026-02-30',
        'from=9999-12-31',
        'from=',
        'team=',
        'team=%00',
        'team=%ff',
        '__proto__=1',
        '%zz=%zz',
      ],
      ...[
        'constructor=1',
        `x=${'y'.repeat(4_000)}`,
        'unit=day&unit=week',
        'from=2026-01-01%0d%0aset-cookie:x=y',
      ],
    ])}`,
  }),
};
