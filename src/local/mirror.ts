/**
 * What the database was, written beside it: browsers empty a database without a word, and each in its own way. A
 * mirror without its database tells that this happened, and how much unsent work went with it.
 */
import * as z from 'zod/mini';

/** `localStorage`, or whatever stands in for it. Reading and writing may throw: it can be full or forbidden. */
export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const mirrored = z.object({
  replicaId: z.string(),
  unsent: z.number(),
  /** Who counts, and the last number given: a database that ends before it has lost what came after. */
  client: z.optional(z.string()),
  last: z.optional(z.number()),
  /** Launches in a row that could not open it. */
  failed: z.optional(z.number()),
});
export type Mirrored = z.output<typeof mirrored>;

export interface Mirror {
  read(): Mirrored | undefined;
  write(value: Mirrored): void;
  forget(): void;
}

export function makeMirror(storage: KeyValue | undefined, database: string): Mirror {
  const key = `plimsoll.mirror.${database}`;
  return {
    read() {
      const kept = readJson(storage, key);
      const read = z.safeParse(mirrored, kept);
      return read.success ? read.data : undefined;
    },
    write(value) {
      writeText(storage, key, JSON.stringify(value));
    },
    forget() {
      writeText(storage, key, null);
    },
  };
}

export function readJson(storage: KeyValue | undefined, key: string): unknown {
  try {
    const text = storage?.getItem(key);
    return text ? JSON.parse(text) : undefined;
  } catch {
    // Forbidden, or not what we wrote: as good as absent.
    return undefined;
  }
}

/** @returns false where this device keeps nothing */
export function writeText(storage: KeyValue | undefined, key: string, value: string | null): boolean {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, value);
    return storage !== undefined;
  } catch {
    // Full or forbidden. Nothing depends on it but a notice after a loss.
    return false;
  }
}

/** Even naming `localStorage` throws where cookies are blocked. */
export function pageStorage(): KeyValue | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
