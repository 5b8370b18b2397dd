/** What is done to an honest request to make it a hostile one. */
import { gzipSync } from 'node:zlib';
import { COLUMNS, ROW_TYPES } from '../../../src/core/rows.ts';
import type { Chance } from '../../../src/server/demo/chance.ts';
import { jsonText, ODD_KEYS, oddValue, setField } from './oddValues.ts';
import type { HostileRequest } from './request.ts';

type Spoiler = (request: HostileRequest, chance: Chance) => HostileRequest;

/** Every column that there is, so that each is sent in each mutation sooner or later. */
const KEYS = [...ODD_KEYS, ...new Set(ROW_TYPES.flatMap((type) => Object.keys(COLUMNS[type])))];

/** None, one or several of them; a third stay as they are, for rights have to hold there too. */
export function spoil(request: HostileRequest, chance: Chance): HostileRequest {
  let spoiled = request;
  for (let left = chance.pick([0, 0, 1, 1, 1, 2, 3]); left > 0; left -= 1) {
    const [kind, list] = chance.pick(spoiled.body.length > 0 ? KINDS : BODILESS);
    const [name, spoiler] = chance.pick(Object.entries(list));
    spoiled = spoiler(spoiled, chance);
    spoiled = { ...spoiled, what: [spoiled.what, `${kind}: ${name}`].filter(Boolean).join('; ') };
  }
  return spoiled;
}

/** Changes the value of a body, where it still has one. */
function onValue(change: (root: unknown, chance: Chance) => unknown): Spoiler {
  return (request, chance) => {
    try {
      const root: unknown = JSON.parse(request.body.toString());
      return { ...request, body: Buffer.from(jsonText(change(root, chance))) };
    } catch {
      return request; // An earlier spoiler has left no JSON.
    }
  };
}

const onText = (change: (text: string, chance: Chance) => string | Buffer): Spoiler => {
  return (request, chance) => ({
    ...request,
    body: Buffer.from(change(request.body.toString(), chance) as string),
  });
};

/** Any of the objects and lists within a value. */
function somewhere(root: unknown, chance: Chance): Record<string, unknown> | undefined {
  const found: Record<string, unknown>[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    found.push(value as Record<string, unknown>);
    Object.values(value).forEach(walk);
  };
  walk(root);
  return found.length === 0 ? undefined : chance.pick(found);
}

const inPlace = (change: (target: Record<string, unknown>, chance: Chance) => void): Spoiler =>
  onValue((root, chance) => {
    const target = somewhere(root, chance);
    if (target) change(target, chance);
    return root;
  });

const VALUES: Record<string, Spoiler> = {
  'an odd value': inPlace((target, chance) => {
    const keys = Object.keys(target);
    if (keys.length > 0) setField(target, chance.pick(keys), oddValue(chance));
  }),
  'a field too many': inPlace((target, chance) => setField(target, chance.pick(KEYS), oddValue(chance))),
  'a prototype': inPlace((target, chance) =>
    setField(target, chance.pick(['__proto__', 'constructor']), {
      ...{ polluted: true, roles: ['admin'], prototype: { polluted: true, isAdmin: true } },
    }),
  ),
  'a field missing': inPlace((target, chance) => {
    const keys = Object.keys(target);
    if (keys.length > 0) delete target[chance.pick(keys)];
  }),
  'far too many of them': onValue((root, chance) => {
    const target = somewhere(root, chance);
    const key = Object.keys(target ?? {}).find((each) => Array.isArray(target?.[each]));
    if (!target || key === undefined) return root;
    const list = target[key] as unknown[];
    // Lists that long cost the one who sends them as well; one in ten is enough.
    const count = chance.next() < 0.1 ? chance.pick([1_001, 20_001]) : chance.pick([101, 201]);
    target[key] = Array.from({ length: count }, (_, index) => list[index % Math.max(1, list.length)] ?? 'x');
    return root;
  }),
  'something else': onValue((_, chance) => oddValue(chance)),
  'deep within itself': inPlace((target, chance) => {
    let deep: unknown = 1;
    for (let depth = chance.pick([10, 20, 2_000]); depth > 0; depth -= 1)
      deep = depth % 2 === 0 ? [deep] : { a: deep };
    const keys = Object.keys(target);
    if (keys.length > 0) setField(target, chance.pick(keys), deep);
  }),
};

const TEXTS: Record<string, Spoiler> = {
  'cut off': onText((text, chance) => text.slice(0, chance.between(0, text.length))),
  'a key twice': onText((text, chance) =>
    text.replace(/\{"(\w+)":/, (whole, key) => `{"${key}":${jsonText(oddValue(chance))},"${whole.slice(2)}`),
  ),
  'in UTF-16': onText((text) => Buffer.from(text, 'utf16le')),
  'with a byte order mark': onText((text) => `\ufeff${text}`),
  'bytes that are no text': onText((text, chance) => {
    const bytes = Buffer.from(text);
    for (let count = chance.between(1, 4); count > 0 && bytes.length > 0; count -= 1)
      bytes[chance.between(0, bytes.length - 1)] = chance.pick([0x00, 0x80, 0xc0, 0xed, 0xff]);
    return bytes;
  }),
  packed: onText((text) => gzipSync(text)),
  'with more behind it': onText((text, chance) => text + chance.pick(['x', '{}', '\0', ']', ','])),
  'a character less': onText((text, chance) => {
    const at = chance.between(0, Math.max(0, text.length - 1));
    return text.slice(0, at) + text.slice(at + 1);
  }),
  oversized: onText((text, chance) => text + ' '.repeat(chance.next() < 0.05 ? 1_500_000 : 70_000)),
};

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

const HEADERS: Record<string, Spoiler> = {
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

const LINES: Record<string, Spoiler> = {
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

const framed =
  (framing: HostileRequest['framing']): Spoiler =>
  (request) => ({ ...request, framing });
const FRAMES: Record<string, Spoiler> = {
  'less than it says': framed('cut'),
  'more than it says': framed('short'),
  'two lengths': framed('both'),
  'broken chunks': framed('broken'),
  chunked: framed('chunked'),
};

const KINDS: [string, Record<string, Spoiler>][] = [
  ...Array<[string, Record<string, Spoiler>]>(8).fill(['value', VALUES]),
  ...Array<[string, Record<string, Spoiler>]>(4).fill(['text', TEXTS]),
  ...Array<[string, Record<string, Spoiler>]>(3).fill(['header', HEADERS]),
  ['line', LINES],
  ['frame', FRAMES],
];
const BODILESS: [string, Record<string, Spoiler>][] = [
  ['header', HEADERS],
  ['line', LINES],
];
