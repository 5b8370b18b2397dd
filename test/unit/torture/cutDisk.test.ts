import { expect, it } from 'vitest';
import { makeChance } from '../../../src/server/demo/chance.ts';
import { CutDisk, type Unsynced } from '../../torture/cutDisk.ts';

const write = (text: string, offset = 0) =>
  ({ at: 0, file: 'log', kind: 'write', bytes: Buffer.from(text), offset }) as const;
const sync = { at: 0, file: 'log', kind: 'sync' } as const;

/** What cuts with many seeds leave of the file. */
function leftBy(disk: CutDisk, kept: Unsynced): Set<string> {
  const left = Array.from({ length: 50 }, (_, seed) =>
    disk.cut(makeChance(seed), kept).get('log')?.toString(),
  );
  return new Set(left.map((text) => text ?? 'no file'));
}

it('what was synced survives a cut, and nothing else when the disk keeps nothing else', () => {
  const disk = new CutDisk();
  disk.do(write('one'));
  disk.do(sync);
  disk.do(write('two', 3));
  disk.do({ at: 0, file: 'log', kind: 'truncate', size: 1 });
  expect(leftBy(disk, 'nothing')).toEqual(new Set(['one']));
  disk.do(sync);
  expect(leftBy(disk, 'nothing')).toEqual(new Set(['o']));
});

it('the unsynced survives in order or out of it, by whole sectors', () => {
  const disk = new CutDisk();
  const [a, b] = ['a'.repeat(512), 'b'.repeat(512)];
  disk.do(write(`${a}${b}`));
  disk.do(write('c', 0));
  expect(leftBy(disk, 'the first')).toEqual(new Set(['', `${a}${b}`, `c${a.slice(1)}${b}`]));
  const any = leftBy(disk, 'any sectors');
  expect(any).toContain(a);
  expect(any).toContain(`c${a.slice(1)}`);
  expect(any).toContain('c');
  expect(any).toContain(`${'\0'.repeat(512)}${b}`);
});

it('a cut changes nothing for the next one, and a removed file is gone', () => {
  const disk = new CutDisk();
  disk.do(write('one'));
  disk.do(sync);
  disk.do(write('two'));
  leftBy(disk, 'any sectors');
  expect(leftBy(disk, 'nothing')).toEqual(new Set(['one']));
  disk.do({ at: 0, file: 'log', kind: 'remove' });
  expect(leftBy(disk, 'any sectors')).toEqual(new Set(['no file']));
});
