/** How a body is written, made hostile. */
import { gzipSync } from 'node:zlib';
import type { Chance } from '../../../src/server/demo/chance.ts';
import { jsonText, oddValue } from './oddValues.ts';
import type { Spoiler, Spoilers } from './spoiler.ts';

const onText = (change: (text: string, chance: Chance) => string | Buffer): Spoiler => {
  return (request, chance) => ({
    ...request,
    body: Buffer.from(change(request.body.toString(), chance) as string),
  });
};

export const spoilText: Spoilers = {
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
