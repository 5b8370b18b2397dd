import { parseTypedCode } from '../../core/typedCode.ts';
import { hashToken } from './token.ts';
import { hashTypedCode } from './typedCodes.ts';

/** What a link is found by. */
export type LinkKey = { column: 'tokenHash' | 'codeHash' | 'id'; value: string };

/** The key of what somebody brings: the token in a link's address, or the short code that stands for it. */
export async function linkKey(brought: string): Promise<LinkKey> {
  const code = parseTypedCode(brought);
  if (code !== null) return { column: 'codeHash', value: await hashTypedCode(code) };
  return { column: 'tokenHash', value: hashToken(brought) };
}
