import { createHash } from 'node:crypto';

/** 256 bits that nobody can guess; everything that opens a door is one of these. */
export function makeToken(randomBytes: (count: number) => Uint8Array): string {
  return Buffer.from(randomBytes(32)).toString('base64url');
}

/**
 * What is stored of a token. A plain hash suffices: there is nothing to guess in 256 random bits, and finding a row
 * by its hash tells a stopwatch nothing about the token.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
