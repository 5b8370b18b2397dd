/** The checks of `npm run verify` that look for what must not be there find it where it is. */
import { describe, expect, it } from 'vitest';
import { dangerousCalls } from '../support/dangerousCalls.ts';
import { mayBlowUp, regularExpressions } from '../support/regularExpressions.ts';
import { allowedLicense } from '../support/sbom/allowedLicense.ts';
import { lockedPackages } from '../support/sbom/lockedPackages.ts';
import type { Sbom } from '../support/sbom/makeSbom.ts';
import { sbomFaults } from '../support/sbom/sbomFaults.ts';

/** Templates stand here with `¤` for the dollar sign, which in a string would look like a slip. */
const source = (text: string): string => text.replaceAll('¤', '$');

describe('a dangerous call', () => {
  it.each([
    "eval('1')",
    "globalThis.eval('1')",
    "new Function('return 1')",
    "Function('return 1')",
    "setTimeout('go()', 1)",
    'setInterval(`go(¤{x})`, 1)',
    'element.innerHTML = text',
    "element['outerHTML'] += text",
    'frame.srcdoc = text',
    "element.insertAdjacentHTML('beforeend', text)",
    'document.write(text)',
    'range.createContextualFragment(text)',
    'sql.raw(text)',
    'sql.lit(text)',
    'handle.exec(`delete from ¤{table}`)',
    "handle.prepare('select * from t where id = ' + id)",
    'client.query(`select ¤{what}`)',
    "import { exec } from 'node:child_process'",
    "const run = await import('node:vm')",
    "import vm from 'vm'",
    'const token = Math.random().toString(36)',
    'const { random } = Math; const chance = Math.random',
    "createHash('md5')",
    "createHash('SHA1')",
    'const agent = new Agent({ rejectUnauthorized: false })',
    "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'",
    "link.href = 'javascript:alert(1)'",
    "window.postMessage(secret, '*')",
    "await fetch('https://elsewhere.example')",
    "import { request } from 'node:https'",
    "import { connect } from 'node:net'",
    "import * as http from 'node:http'",
  ])('%s', (text) => {
    expect(dangerousCalls('src/server/a.ts', source(`// two lines\n${text}`))[0]).toMatchObject({ line: 2 });
  });

  it('in what people see', () => {
    expect(dangerousCalls('src/app/a.tsx', 'const a = <p innerHTML={text} />')).toHaveLength(1);
  });

  it.each([
    'sql`select ¤{value}`',
    "handle.exec('begin')",
    'handle.exec(statement)',
    'pattern.exec(text)',
    'setTimeout(() => go(), 1)',
    "import { createServer } from 'node:http'",
    "import { isIP, BlockList } from 'node:net'",
    "createHash('sha256')",
    'channel.postMessage({ wiped: name })',
    'const most = Math.max(1, 2)',
    'const html = element.innerHTML',
    'app.fetch(request)',
  ])('is not %s', (text) => {
    expect(dangerousCalls('src/server/a.ts', source(text))).toEqual([]);
  });

  it('is one way out, in the file that is there for it', () => {
    const text = "import { request } from 'node:https'";
    expect(dangerousCalls('src/server/outgoing/callOut.ts', text)).toEqual([]);
  });
});

describe('a regular expression that a text can make slow', () => {
  const slow = (text: string) => regularExpressions('src/a.ts', source(text)).map(mayBlowUp);

  it.each([
    'const a = /^(a+)+$/',
    'const a = /^(a|aa)*$/',
    'const a = /(\\w+\\s?)*$/',
    'const a = /^([a-b]*)([a-c]*)$/',
    'const a = /\\[[^\\]]*\\]$/',
    'const a = /^(.*,)*x/i',
    'const a = new RegExp(text)',
    'const a = RegExp(`^¤{text}$`)',
  ])('%s', (text) => {
    expect(slow(text)).toEqual([true]);
  });

  it.each([
    'const a = /^\\d{4}-\\d\\d$/',
    'const a = /^[a-z]+$/i',
    'const a = /x/g',
    'const a = /^([^%]*)%.*$/',
  ])('is not %s', (text) => {
    expect(slow(text)).toEqual([false]);
  });

  it('is said with its place', () => {
    expect(regularExpressions('src/a.ts', 'const a = 1;\nconst b = /^(a+)+$/i;')).toEqual([
      { path: 'src/a.ts', line: 2, text: '/^(a+)+$/i', pattern: '^(a+)+$', flags: 'i' },
    ]);
  });
});

describe('a licence', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-only)', '(ISC AND CC-BY-3.0)', 'Apache-2.0'])(
    '%s may come along',
    (license) => expect(allowedLicense(license)).toBe(true),
  );
  it.each([
    'GPL-3.0-only',
    'AGPL-3.0',
    '(MIT AND GPL-2.0)',
    'UNLICENSED',
    'SEE LICENSE IN FILE',
    '',
    'SSPL-1.0',
    '((MIT))',
  ])('%s may not', (license) => expect(allowedLicense(license)).toBe(false));
});

describe('a bill of materials', () => {
  const installed = [{ name: 'left', version: '1.0.0', license: 'MIT' }];
  const component = {
    'bom-ref': 'left@1.0.0',
    name: 'left',
    version: '1.0.0',
    purl: 'pkg:npm/left@1.0.0',
    licenses: [{ license: { id: 'MIT' } }],
  };
  const sbom = (...components: Sbom['components']): Sbom => ({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { name: 'plimsoll', version: '1.0.0' } },
    components,
    dependencies: [],
  });

  it('names what is installed, each with its licence', () => {
    expect(sbomFaults(sbom(component), installed)).toEqual([]);
    expect(sbomFaults(sbom(), installed)).toEqual(['left 1.0.0 is not in it']);
    expect(sbomFaults(sbom({ ...component, licenses: [] }), installed)).toEqual([
      'left 1.0.0 has no licence in it',
    ]);
    expect(sbomFaults(sbom({ ...component, version: '2.0.0' }), installed)).toHaveLength(2);
    const copyleft = { ...component, licenses: [{ license: { id: 'GPL-3.0-only' } }] };
    expect(sbomFaults(sbom(copyleft), installed)).toHaveLength(1);
    expect(sbomFaults(sbom(copyleft), [{ ...installed[0]!, license: 'GPL-3.0-only' }])).toHaveLength(1);
  });

  it('is asked about everything that the lock does not keep for developers', () => {
    const lock = {
      '': { name: 'plimsoll', version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/b': { version: '1.0.0', license: 'MIT', dev: true },
      'node_modules/b/node_modules/@c/d': { version: '2.0.0', license: 'ISC', optional: true },
      'node_modules/other/node_modules/a': { version: '1.0.0', license: 'MIT' },
    };
    expect(lockedPackages(JSON.stringify({ packages: lock }))).toEqual([
      { name: 'a', version: '1.0.0', license: 'MIT' },
      { name: '@c/d', version: '2.0.0', license: 'ISC' },
    ]);
  });
});
