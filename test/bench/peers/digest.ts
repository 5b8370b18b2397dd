/** A number for what is shown, the same in any order (FNV-1a of each line, added up): for libraries that have none. */
export function digest(lines: Iterable<string>): string {
  let sum = 0;
  let count = 0;
  for (const line of lines) {
    let hash = 0x811c9dc5;
    for (let at = 0; at < line.length; at += 1) hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193);
    sum = (sum + (hash >>> 0)) % Number.MAX_SAFE_INTEGER;
    count += 1;
  }
  return `${count}:${sum}`;
}
