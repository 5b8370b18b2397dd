import { brotliCompressSync } from 'node:zlib';

/** What Vite says about one chunk; keys and imports are source paths or chunk names. */
export interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

export type Manifest = Record<string, Chunk>;

/** Bytes of JavaScript, brotli, of a member's first visit: the entry and the screens of their tabs. */
export const BUDGET_BYTES = 90_000;

export interface FirstVisit {
  bytes: number;
  /** Largest first. */
  chunks: { file: string; bytes: number }[];
}

/**
 * Weighs what a member loads: every chunk statically reachable from the entry or from one of `screens`,
 * the source paths that the router loads for a member. The service worker is not in the manifest.
 *
 * Throws when a screen is in no chunk: a renamed screen must not make the visit look lighter.
 */
export function firstVisit(
  manifest: Manifest,
  screens: string[],
  read: (file: string) => Uint8Array,
): FirstVisit {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  if (entries.length === 0) throw new Error('the build has no entry');
  const reached = new Set<string>();
  const queue = [...entries, ...screens];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (reached.has(key)) continue;
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build has no chunk for ${key}`);
    reached.add(key);
    queue.push(...(chunk.imports ?? []));
  }
  const files = new Set(
    [...reached].map((key) => manifest[key]!.file).filter((file) => file.endsWith('.js')),
  );
  const chunks = [...files]
    .map((file) => ({ file, bytes: brotliCompressSync(read(file)).length }))
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: chunks.reduce((sum, { bytes }) => sum + bytes, 0), chunks };
}
