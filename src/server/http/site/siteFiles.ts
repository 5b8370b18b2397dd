import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentType, isPackable } from './contentType.ts';

type Plain = Uint8Array<ArrayBuffer>;
export type Coding = 'br' | 'gzip' | 'identity';

export interface SiteFile {
  type: string;
  /** Its name holds a hash of its content, so that it never changes. */
  hashed: boolean;
  /** Of the content, without quotes. */
  tag: string;
  packable: boolean;
  bytes: (coding: Coding) => Promise<Plain>;
}

/** Vite puts everything that it names after its content into this folder, and nothing else. */
export const HASHED = '/assets/';

/** What the build packed lies beside the file under its name and this ending. */
const PACKED = '.br';

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** A twentieth of level 11's time; what the build names after its content it has packed at 11 already (`.br`). */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Everything in a folder by the path it is served under: a path that is not in the list cannot name a file.
 * What keeps its name when it changes is held in memory, so that one process serves one build, whatever happens to
 * the folder meanwhile. Folders and files whose name begins with a dot are the build's own business.
 */
export function siteFiles(folder: string, under = '/'): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const parts = relative(folder, file).split(sep);
    if (!entry.isFile() || file.endsWith(PACKED) || parts.some((part) => part.startsWith('.'))) continue;
    const path = `${under}${parts.join('/')}`;
    files.set(path, path.startsWith(HASHED) ? hashedFile(path, file) : heldFile(path, readFileSync(file)));
  }
  return files;
}

/** Read when it is asked for: there can be a month of builds. */
function hashedFile(path: string, file: string): SiteFile {
  // The name changes with the content, so it says as much as a hash would.
  const packed = `${file}${PACKED}`;
  return {
    ...packing(path, () => readFile(file), existsSync(packed) ? () => readFile(packed) : undefined),
    hashed: true,
    tag: path.slice(HASHED.length),
  };
}

function heldFile(path: string, plain: Plain): SiteFile {
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  return { ...packing(path, async () => plain), hashed: false, tag };
}

function packing(
  path: string,
  read: () => Promise<Plain>,
  readPacked?: () => Promise<Plain>,
): Pick<SiteFile, 'type' | 'packable' | 'bytes'> {
  const type = contentType(path);
  // Packed once, by whoever asks first; the others wait for the same promise.
  const packed = new Map<Coding, Promise<Plain>>();
  const bytes = (coding: Coding): Promise<Plain> => {
    if (coding === 'identity') return read();
    if (coding === 'br' && readPacked) return readPacked();
    const known = packed.get(coding);
    if (known !== undefined) return known;
    const made = read().then((plain) => (coding === 'br' ? pack.br(plain, BROTLI) : pack.gzip(plain)));
    packed.set(coding, made);
    // A file that could not be read once may be readable the next time.
    made.catch(() => packed.delete(coding));
    return made;
  };
  return { type, packable: isPackable(type), bytes };
}
