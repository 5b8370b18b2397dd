import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/server/import/decodeText.ts';
import { MOST_ROWS, parseCsv } from '../../../src/server/import/parseCsv.ts';
import { parseInWorker } from '../../../src/server/import/parseInWorker.ts';

const bytes = (...list: number[]) => new Uint8Array(list);

describe('the bytes of a file', () => {
  it('are read in the code that they are written in', () => {
    expect(decodeText(new TextEncoder().encode('Größe,林'))).toBe('Größe,林');
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('a');
    expect(decodeText(bytes(0xff, 0xfe, 0x61, 0, 0xfc, 0))).toBe('aü');
    expect(decodeText(bytes(0xfe, 0xff, 0, 0x61))).toBe('a');
    // Zoë – 5 € in windows-1252
    expect(decodeText(bytes(0x5a, 0x6f, 0xeb, 0x20, 0x96, 0x20, 0x35, 0x20, 0x80))).toBe('Zoë – 5 €');
  });
});

describe('a file', () => {
  it.each([
    ['commas', 'a,b\r\n1,2'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs', 'a\tb\r1\t2'],
    ['bars', 'a|b\n1|2\n'],
    ['quotation marks', '\uFEFF"a","b"\n"1","2"'],
    ['a line that names the separator', 'sep=;\na;b\n1;2'],
    ['separators at the ends of its lines', 'a;b;\n1;2;'],
    ['a header with the other separator inside quotation marks', '"a";b\n1;2'],
  ])('with %s has two columns and a row', (_, text) => {
    const table = parseCsv(text);
    expect(table).toMatchObject({
      header: ['a', 'b'],
      rows: [{ cells: expect.arrayContaining(['1', '2']) }],
    });
  });

  it('that is empty says so', async () => {
    for (const text of ['', '\uFEFF', '\n\n', '  \n ', ';;;\n'])
      expect(await parseInWorker(text)).toMatchObject({ failure: 'empty' });
  });

  it('with more rows than anyone works through is refused', async () => {
    expect(await parseInWorker(`a,b\n${'1,2\n'.repeat(MOST_ROWS + 1)}`)).toMatchObject({
      failure: 'too_many_rows',
    });
  });

  it('of nothing but separators or quotation marks costs no more than its size', async () => {
    expect(await parseInWorker(','.repeat(5_000_000))).toMatchObject({ header: [''], rows: [] });
    expect(await parseInWorker(`${'a,'.repeat(1_000_000)}a`)).toMatchObject({ failure: 'too_many_columns' });
    expect(await parseInWorker(`a\n${'"'.repeat(5_000_001)}`)).toMatchObject({
      rows: [{ brokenQuotes: true }],
    });
  });

  it('that takes too long or too much is given up, and the next one is read', async () => {
    const large = `a,b\n${'1,2\n'.repeat(MOST_ROWS)}`;
    expect(await parseInWorker(large, { time: 1 })).toMatchObject({ failure: 'too_slow' });
    expect(await parseInWorker(large, { memory: 8 })).toMatchObject({ failure: 'too_slow' });
    expect(await parseInWorker('a,b\n1,2')).toMatchObject({ rows: [{ line: 2 }] });
  });
});
