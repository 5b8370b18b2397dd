export interface Shape {
  /** Arrays and objects inside each other. */
  depth: number;
  /** Values in all, keys not counted. */
  values: number;
}

/**
 * The first thing about a parsed value that no honest client sends: nesting that would exhaust whoever walks it,
 * more values than a schema should have to look at, or a key `__proto__`, which becomes the prototype of
 * whatever it is copied into by assignment.
 * @returns undefined when it is fine. Walks with a list of its own, since recursion is what deep nesting breaks.
 */
export function misshapen(value: unknown, most: Shape): { message: string; field?: string } | undefined {
  const waiting: { value: unknown; depth: number; path: string }[] = [{ value, depth: 0, path: '' }];
  let values = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    values += 1;
    if (values > most.values) return { message: `holds more than ${most.values} values` };
    if (typeof next.value !== 'object' || next.value === null) continue;
    const depth = next.depth + 1;
    if (depth > most.depth) return { message: `is nested deeper than ${most.depth}`, field: next.path };
    for (const key of Object.keys(next.value)) {
      const path = next.path === '' ? key : `${next.path}.${key}`;
      if (key === '__proto__') return { message: 'is not a name that a field can have', field: path };
      waiting.push({ value: (next.value as Record<string, unknown>)[key], depth, path });
    }
  }
  return undefined;
}
