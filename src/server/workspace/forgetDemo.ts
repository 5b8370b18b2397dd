import { rmSync } from 'node:fs';

/** Deletes the demo of an earlier start, with what SQLite keeps beside it. */
export function forgetDemo(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-used']) rmSync(`${file}${suffix}`, { force: true });
}
