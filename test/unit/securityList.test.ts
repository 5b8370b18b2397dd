import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesIn, listFaults, REQUIREMENTS } from '../support/securityList.ts';

const text = readFileSync('SECURITY.md', 'utf8');

describe('SECURITY.md', () => {
  it('names files that there are', () => {
    const files = filesIn(text);
    expect(files.length).toBeGreaterThan(80);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('speaks of every requirement of OWASP ASVS 5.0 level 2 once', () => {
    expect(REQUIREMENTS).toHaveLength(new Set(REQUIREMENTS).size);
    expect(listFaults(text)).toEqual([]);
  });
});

describe('a list of requirements', () => {
  const without = text.replace('| V7.3.1, V7.3.2 |', '| V7.3.1 |');

  it('in which one is missing, said twice, made up or empty is found out', () => {
    expect(listFaults(without)).toEqual(['V7.3.2 is missing']);
    expect(listFaults(text.replace('| V7.3.1, V7.3.2 |', '| V7.3.1, V7.3.2, V7.3.1 |'))).toEqual([
      'V7.3.1 is said twice',
    ]);
    expect(listFaults(text.replace('| V7.3.1, V7.3.2 |', '| V7.3.1, V7.3.2, V7.3.3 |'))).toEqual([
      'V7.3.3 is none that applies',
    ]);
    expect(listFaults(text.replace('V17 (no WebRTC)', ''))).toContain('V17.1.1 is missing');
    expect(listFaults(text.replace(/^\| V8\.3\.1 \|.*$/m, '| V8.3.1 | |'))).toEqual(['V8.3.1 says nothing']);
  });

  it('that names a file which is gone is found out', () => {
    expect(filesIn('`src/nowhere.ts` and `sw/messages.ts`, `npm run sbom`')).toEqual([
      'src/nowhere.ts',
      'sw/messages.ts',
    ]);
    expect(existsSync('src/nowhere.ts')).toBe(false);
  });
});
