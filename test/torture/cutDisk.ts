import type { Chance } from '../../src/server/demo/chance.ts';
import type { DiskOperation } from './diskLog.ts';

type Change = Extract<DiskOperation, { kind: 'write' | 'truncate' }>;
export type Files = Map<string, Buffer>;

/** A disk writes a sector whole or not at all, and promises nothing about two of them. */
const SECTOR = 512;

/** What of the unsynced reaches the disk. */
export type Unsynced = 'nothing' | 'the first' | 'any sectors';

/**
 * A disk with a memory that a power cut empties: what was synced is there, of the rest none, the first so many, or any
 * sectors at all. Names of files are taken to last as soon as they are made, as they do where a file itself is synced.
 */
export class CutDisk {
  readonly #synced: Files = new Map();
  readonly #unsynced = new Map<string, Change[]>();

  do(operation: DiskOperation): void {
    const { file, kind } = operation;
    const changes = this.#unsynced.get(file) ?? [];
    if (kind === 'write' || kind === 'truncate') this.#unsynced.set(file, [...changes, operation]);
    else if (kind === 'remove') {
      this.#synced.delete(file);
      this.#unsynced.delete(file);
    } else {
      for (const change of changes) apply(this.#synced, change);
      this.#unsynced.delete(file);
    }
  }

  /** What is found afterwards. */
  cut(chance: Chance, kept: Unsynced): Files {
    const files: Files = new Map([...this.#synced].map(([file, bytes]) => [file, Buffer.from(bytes)]));
    for (const [file, changes] of this.#unsynced) {
      if (!files.has(file)) files.set(file, Buffer.alloc(0));
      for (const change of survivors(changes, chance, kept)) apply(files, change);
    }
    return files;
  }
}

function survivors(changes: readonly Change[], chance: Chance, kept: Unsynced): Change[] {
  if (kept === 'nothing') return [];
  if (kept === 'the first') return changes.slice(0, chance.between(0, changes.length));
  return changes.flatMap((change) => {
    if (change.kind === 'truncate') return chance.next() < 0.5 ? [change] : [];
    return sectorsOf(change).filter(() => chance.next() < 0.5);
  });
}

function sectorsOf(change: Extract<Change, { kind: 'write' }>): Change[] {
  const parts: Change[] = [];
  for (let from = 0; from < change.bytes.length; ) {
    const offset = change.offset + from;
    const to = Math.min(change.bytes.length, from + SECTOR - (offset % SECTOR));
    parts.push({ ...change, offset, bytes: change.bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}

function apply(files: Files, change: Change): void {
  const before = files.get(change.file) ?? Buffer.alloc(0);
  const size =
    change.kind === 'truncate' ? change.size : Math.max(before.length, change.offset + change.bytes.length);
  // Written in place where it fits: a log of thousands of writes would be copied for each of them.
  const after = size === before.length ? before : Buffer.alloc(size);
  if (after !== before) before.copy(after, 0, 0, Math.min(size, before.length));
  if (change.kind === 'write') change.bytes.copy(after, change.offset);
  files.set(change.file, after);
}
