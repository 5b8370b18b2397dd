/** Six digits: what a person can carry from a mail to a screen in their head. */
export function makeCode(randomBytes: (count: number) => Uint8Array): string {
  // 48 bits for 20: what is left over favours no code by more than one part in 10⁸.
  const number = Buffer.from(randomBytes(6)).readUIntBE(0, 6) % 1_000_000;
  return String(number).padStart(6, '0');
}

/**
 * What is hashed of a code: together with the browser's own 256 bits, which the database does not hold. Of the code
 * alone, a hash would tell everything to whoever reads it.
 */
export const keyedCode = (browser: string, code: string): string => `mail code ${browser} ${code}`;
