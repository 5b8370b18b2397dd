/** An id that the server makes: 128 random bits in the letters that ids may have, beginning with one. */
export function newId(randomBytes: (count: number) => Uint8Array): string {
  return Buffer.from(randomBytes(16)).toString('hex');
}
