import type { Chance } from '../../../src/server/demo/chance.ts';

/** Written into the text of a request as it stands here, since no value that JavaScript has becomes it. */
export const verbatim = (text: string): string => `@@${text}@@`;

/** JSON's text of a value, with what is to stand in it verbatim. */
export function jsonText(value: unknown): string {
  return (JSON.stringify(value) ?? '').replace(/"@@(.*?)@@"/g, (_, text: string) => text);
}

const NUMBERS = [0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, Number.MAX_VALUE, Number.MIN_VALUE];
const WRITTEN = ['1e309', '-0', '9007199254740993', '0.1e-400', '1E+2', `1${'0'.repeat(400)}`];
/** Not JSON at all: the whole request must be refused for them. */
const NOT_JSON = ['NaN', 'Infinity', '-Infinity', 'undefined', '01', '+1', '.5', "'x'", '0x10'];
const DATES = [
  ...['2026-02-30', '2025-13-01', '0000-00-00', '9999-12-31', '10000-01-01', '-000001-01-01', '2026-1-1'],
  ...['2026-02-28T00:00:00Z', '2026-02-28 ', '٢٠٢٦-٠٢-٢٨', '1970-01-01', 'today'],
];
const TEXTS = [
  ...['', ' ', '\0', 'a\0b', '\ud800', '\udc00\ud800', '\u202eevil\u202c', '\u200f\u200e', '\ufeff', '\r\n'],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '../../etc/passwd',
    '%00',
    '%2e%2e',
  ],
  ...[
    "'; drop table person; --",
    '" or 1=1 --',
    '#{7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
    '=1+1',
    '\\',
  ],
  ...[
    'e\u0301'.repeat(50),
    '👩‍👩‍👧‍👦'.repeat(20),
    'İıſK',
    'NaN',
    'null',
    'true',
    '-1',
    '1e9',
    'Europe/Atlantis',
  ],
];
const SHAPES: readonly unknown[] = [
  null,
  true,
  false,
  {},
  [],
  [[]],
  [null],
  { length: 1e9 },
  { toString: 1 },
];

/** A value that does not belong where it is put. */
export function oddValue(chance: Chance): unknown {
  switch (chance.between(0, 9)) {
    case 0:
    case 1:
      return chance.pick(NUMBERS);
    case 2:
      return verbatim(chance.pick(WRITTEN));
    case 3:
      return chance.next() < 0.2 ? verbatim(chance.pick(NOT_JSON)) : chance.pick(WRITTEN);
    case 4:
      return chance.pick(DATES);
    case 5:
    case 6:
    case 7:
      return chance.pick(TEXTS);
    case 8:
      return 'x'.repeat(chance.pick([65, 81, 201, 4001, 20_000]));
    default:
      return chance.pick(SHAPES);
  }
}

/** A field's name as an attacker might add it: what assignment would make a prototype of, and what is the server's to say. */
export const ODD_KEYS = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    '',
    ' ',
    'id',
    'ws',
    'ver',
    'field_meta',
    'author',
    'by',
    'role',
  ],
  ...[
    'roles',
    'admin',
    'isAdmin',
    'lmid',
    'seq',
    'head',
    'epoch',
    'sessionId',
    'personId',
    'workspaceId',
    'scopes',
  ],
];

/** Also a field that is called `__proto__`, which assignment would take for something else. */
export function setField(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
