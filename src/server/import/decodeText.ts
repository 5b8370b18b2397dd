/**
 * Bytes of a text file as text: UTF-8, or UTF-16 where a byte order mark says so, or else windows-1252, in which
 * older programs write and in which every byte means something.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // TypeError is how the strict one says "not UTF-8".
  }
}
