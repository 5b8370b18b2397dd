import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFile } from '../../../src/server/backup/checkFile.ts';
import { BackupFolder } from '../../support/backupFolder.ts';
import { killedCommand } from '../../support/plimsollCommand.ts';

let here: BackupFolder;
beforeEach(() => {
  here = new BackupFolder();
});
afterEach(() => here.remove());

// A process for each step on disk.
describe('whoever is killed on the way', { timeout: 180_000 }, () => {
  it('while backing up leaves the old backup or the new one, whole', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'first.db');
    await here.importTasks('B');
    let killed = 0;
    for (let step = 1; ; step += 1) {
      copyFileSync(here.at('first.db'), here.at('b.db'));
      copyFileSync(here.at('first.db.json'), here.at('b.db.json'));
      const { status } = killedCommand(here.path, ['backup', 'b.db', '--force'], step);
      expect((await checkFile(here.at('b.db'))).wrong).toEqual([]);
      expect(['A', 'A,B']).toContain(here.tasksIn('b.db').join());
      expect((await here.plimsoll('restore', 'b.db')).err).toContain('--yes');
      // And one that was not there is not there.
      const fresh = killedCommand(here.path, ['backup', `fresh${step}.db`], step);
      if (existsSync(here.at(`fresh${step}.db`)))
        expect((await checkFile(here.at(`fresh${step}.db`))).wrong).toEqual([]);
      if (status === 0 && fresh.status === 0) break;
      killed += 1;
    }
    expect(killed).toBeGreaterThan(4);
  });

  it('while restoring leaves the old database or the new one, whole, and the next restore goes through', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    await here.importTasks('B');
    await here.plimsoll('backup', 'now.db');
    const outcomes = new Set<string>();
    for (let step = 1; ; step += 1) {
      await here.plimsoll('restore', 'now.db', '--yes');
      const { status } = killedCommand(here.path, ['restore', 'b.db', '--yes'], step);
      expect((await checkFile(here.at('plimsoll.db'))).wrong).toEqual([]);
      const tasks = here.tasksIn('plimsoll.db').join();
      const [workspace] = here.query('plimsoll.db', 'select epoch from workspace');
      const since = String(workspace?.epoch).split('@')[1];
      expect([tasks, since]).toEqual(tasks === 'A' ? ['A', '2'] : ['A,B', expect.any(String)]);
      // Whatever was there is under one of the names.
      if (tasks === 'A')
        expect(readdirSync(here.path).some((name) => name.includes('before-restore'))).toBe(true);
      outcomes.add(`${status === 0 ? 'done' : 'killed'} ${tasks}`);
      if (status === 0) break;
    }
    expect([...outcomes].sort()).toEqual(['done A', 'killed A', 'killed A,B']);
  });
});
