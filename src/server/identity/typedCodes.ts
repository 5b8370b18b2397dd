import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { CODE_LENGTH, CODE_LETTERS } from '../../core/typedCode.ts';

const derive: (code: string, salt: string, bytes: number) => Promise<Buffer> = promisify(scrypt);

/** Each letter as likely as the others. */
export function makeTypedCode(randomBytes: (count: number) => Uint8Array): string {
  const most = 256 - (256 % CODE_LETTERS.length);
  let code = '';
  while (code.length < CODE_LENGTH)
    for (const byte of randomBytes(CODE_LENGTH))
      if (byte < most && code.length < CODE_LENGTH) code += CODE_LETTERS[byte % CODE_LETTERS.length];
  return code;
}

/**
 * What is stored of a typed code. Of 43 bits a plain hash could be undone in minutes by whoever reads the database; this
 * one costs 16 MB and some 40 ms a guess. One salt for all, because the row is found by it.
 */
export async function hashTypedCode(code: string): Promise<string> {
  return (await derive(code, 'plimsoll typed code', 32)).toString('hex');
}
