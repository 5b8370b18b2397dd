import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentType, isPackable } from './contentType.ts';

export type Coding = 'br' | 'gzip' | 'identity';

export interface SiteFile {
  type: string;
  /** Its name holds a hash of its content, so that it never changes. */
  hashed: boolean;
  /** Of the content, without quotes. */
  tag: string;
  packable: boolean;
  bytes: (coding: Coding) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Vite puts everything that it names after its content into this folder, and nothing else. */
export const HASHED = '/assets/';

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** Level 9 takes a twentieth of level 11's time and comes within three per cent of its size. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Everything in a folder by the path it is served under, held in memory: one process serves one build, whatever
 * happens to the folder meanwhile, and a path that is not in the list cannot name a file.
 * Folders and files whose name begins with a dot are the build's own business.
 */
export function siteFiles(folder: string, under = '/'): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const parts = relative(folder, file).split(sep);
    if (!entry.isFile() || parts.some((part) => part.startsWith('.'))) continue;
    const path = `${under}${parts.join('/')}`;
    files.set(path, siteFile(path, readFileSync(file)));
  }
  return files;
}

function siteFile(path: string, plain: Uint8Array<ArrayBuffer>): SiteFile {
  const type = contentType(path);
  // Packed once, by whoever asks first; the others wait for the same promise.
  const packed = new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>();
  const bytes = (coding: Coding): Promise<Uint8Array<ArrayBuffer>> => {
    const made = packed.get(coding) ?? make(coding, plain);
    packed.set(coding, made);
    return made;
  };
  return {
    type,
    hashed: path.startsWith(HASHED),
    tag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    packable: isPackable(type),
    bytes,
  };
}

async function make(coding: Coding, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (coding === 'br') return pack.br(plain, BROTLI);
  return coding === 'gzip' ? pack.gzip(plain) : plain;
}
