/** The secret in an address or pasted text, or a code: what follows `#`, as long as it could be one. Null otherwise. */
export function tokenOf(text: string): string | null {
  const after = text.slice(text.indexOf('#') + 1).trim();
  return /^[A-Za-z0-9_-]{10,100}$/.test(after) ? after : null;
}
