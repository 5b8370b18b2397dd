import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One thing that a program asked of the disk. */
export type DiskOperation = { at: number; file: string } & (
  | { kind: 'write'; bytes: Buffer; offset: number }
  | { kind: 'truncate'; size: number }
  | { kind: 'sync' | 'remove' }
);

/** What `strace` has to be told for `readDiskLog`; a file of its own for each thread, so that no call is cut in two. */
export function diskLogCommand(database: string, output: string): string[] {
  const paths = ['', '-wal', '-journal'].flatMap((ending) => ['-P', `${database}${ending}`]);
  const calls = 'write,writev,pwrite64,pwritev,fsync,fdatasync,ftruncate,unlink,rename,fallocate';
  return [
    'strace',
    '-ff',
    '-y',
    '-ttt',
    '-xx',
    '-s',
    '1000000',
    '-o',
    output,
    ...paths,
    '-e',
    `trace=${calls}`,
  ];
}

const CALL = /^(\d+\.\d+) (\w+)\((?:\d+<([^>]*)>|"([^"]*)")(?:\(deleted\))?(?:, (.*))?\)\s+= (-?\d+)/;

/** Everything that succeeded, in the order in which it was asked for (ms). Throws on a call that it does not know. */
export async function readDiskLog(folder: string, prefix: string): Promise<DiskOperation[]> {
  const operations: DiskOperation[] = [];
  for (const name of readdirSync(folder).filter((each) => each.startsWith(`${prefix}.`))) {
    const lines = createInterface({ input: createReadStream(join(folder, name)) });
    for await (const line of lines) {
      const operation = parsed(line);
      if (operation) operations.push(operation);
    }
  }
  return operations.sort((a, b) => a.at - b.at);
}

function parsed(line: string): DiskOperation | undefined {
  const match = CALL.exec(line);
  if (!match) {
    // A call that the kill cut off, or the end of a thread.
    if (/unfinished|\?$|\+\+\+|---/.test(line)) return undefined;
    throw new Error(`not understood: ${line.slice(0, 200)}`);
  }
  const [, seconds, call, descriptor, named, rest = '', result] = match;
  if (Number(result) < 0) return undefined;
  const at = Number(seconds) * 1000;
  const file = unhex(descriptor ?? named ?? '').toString();
  switch (call) {
    case 'pwrite64': {
      const [, hex = '', length, offset] = /^"([^"]*)", (\d+), (\d+)$/.exec(rest) ?? [];
      const bytes = unhex(hex);
      if (bytes.length !== Number(length)) throw new Error(`cut short: ${line.slice(0, 200)}`);
      return { at, file, kind: 'write', bytes: bytes.subarray(0, Number(result)), offset: Number(offset) };
    }
    case 'ftruncate':
      return { at, file, kind: 'truncate', size: Number(rest) };
    case 'fsync':
    case 'fdatasync':
      return { at, file, kind: 'sync' };
    case 'unlink':
      return { at, file, kind: 'remove' };
    default:
      throw new Error(`nobody thought of ${call}: ${line.slice(0, 200)}`);
  }
}

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');
