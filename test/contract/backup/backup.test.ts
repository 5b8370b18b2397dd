import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFile } from '../../../src/server/backup/checkFile.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { BackupFolder } from '../../support/backupFolder.ts';

let here: BackupFolder;
beforeEach(() => {
  here = new BackupFolder();
});
afterEach(() => here.remove());

describe('plimsoll backup', () => {
  it('writes a file that restores to the same, with a manifest that says what it holds', async () => {
    await here.importTasks('A', 'B');
    const done = await here.plimsoll('backup', 'b.db', '--json');
    expect(done.status).toBe(0);
    const manifest = JSON.parse(readFileSync(here.at('b.db.json'), 'utf8'));
    expect(JSON.parse(done.out)).toEqual(manifest);
    expect(manifest).toMatchObject({ rows: { task: 2 }, bytes: statSync(here.at('b.db')).size });
    // They hold sessions: nobody else may read them.
    expect(['b.db', 'b.db.json'].map((name) => statSync(here.at(name)).mode & 0o777)).toEqual([0o600, 0o600]);
    await here.importTasks('C');
    const restored = await here.plimsoll('restore', 'b.db', '--yes', '--json');
    expect([restored.status, here.tasksIn('plimsoll.db')]).toEqual([0, ['A', 'B']]);
    expect(here.tasksIn(JSON.parse(restored.out).kept)).toEqual(['A', 'B', 'C']);
  });

  it('replaces no file unless it is told to, and then manifest and file fit each other', async () => {
    await here.importTasks('A');
    expect((await here.plimsoll('backup', 'b.db')).status).toBe(0);
    await here.importTasks('B');
    const before = here.everything();
    const refused = await here.plimsoll('backup', 'b.db');
    expect(refused).toEqual({
      status: 2,
      out: '',
      err: 'b.db is there already; name another file, or replace it with --force.',
    });
    expect(here.everything()).toEqual(before);
    expect((await here.plimsoll('backup', 'b.db', '--force')).status).toBe(0);
    expect(here.tasksIn('b.db')).toEqual(['A', 'B']);
    expect((await here.plimsoll('restore', 'b.db', '--yes')).status).toBe(0);
  });

  it.each([
    [['backup'], 'Say which file to write: plimsoll backup FILE.'],
    [['backup', '.'], ' is a folder; name a file for the backup.'],
    [['backup', 'no/such/b.db'], 'no/such/b.db cannot be written: there is no such file or folder.'],
  ])('%j ends with 2 and one sentence, and leaves nothing behind', async (args, sentence) => {
    await here.importTasks('A');
    const before = here.everything();
    const { status, out, err } = await here.plimsoll(...args);
    expect([status, out, err.endsWith(sentence)]).toEqual([2, '', true]);
    expect(here.everything()).toEqual(before);
  });

  it('makes no database where there is none', async () => {
    expect(await here.plimsoll('backup', 'b.db')).toMatchObject({
      status: 2,
      err: expect.stringContaining('start the server first'),
    });
    expect(readdirSync(here.path)).toEqual([]);
  });

  it('takes one moment of a database that others write to meanwhile', async () => {
    await here.importTasks('A');
    const database = await openDatabase(`file:${here.at('plimsoll.db')}`);
    let written = 0;
    let stop = false;
    // Two rows that always change together: a copy of two moments would tell them apart.
    await database.write(async (trx) => {
      for (const id of ['left', 'right'])
        await trx
          .insertInto('client')
          .values({ ws: 'w', id, person: 'p', lmid: 0, schema: 1, last_seen: 0 })
          .execute();
    });
    const writing = (async () => {
      while (!stop) {
        written += 1;
        await database.write((trx) =>
          trx.updateTable('client').set({ lmid: written }).where('ws', '=', 'w').execute(),
        );
      }
    })();
    const child = here.spawn('cli/main.ts', ['backup', 'b.db']);
    const [code] = await once(child, 'exit');
    const whenDone = written;
    stop = true;
    await writing;
    await database.close();
    expect([code, whenDone > 10]).toEqual([0, true]);
    const [left, right] = here.query('b.db', 'select lmid from client order by id');
    expect(left).toEqual(right);
    expect(Number(left?.lmid)).toBeGreaterThan(0);
    expect((await checkFile(here.at('b.db'))).wrong).toEqual([]);
  });
});
