import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { BackupFolder } from '../../support/backupFolder.ts';

let here: BackupFolder;
beforeEach(() => {
  here = new BackupFolder();
});
afterEach(() => here.remove());

describe('plimsoll restore refuses', () => {
  const broken: [string, (file: string) => void, RegExp][] = [
    ['a file that is not there', (file) => rmSync(file), /there is no such file or folder\.$/],
    ['a text', (file) => writeFileSync(file, 'x'.repeat(9000)), /^b\.db .*not a database\.$/],
    ['nothing', (file) => truncateSync(file, 0), /^b\.db is not a database of Plimsoll\.$/],
    ['a file that was cut off', (file) => truncateSync(file, 40_960), /^b\.db .*malformed\.$/],
    [
      'someone else’s database',
      (file) => {
        rmSync(file);
        const other = new DatabaseSync(file);
        other.exec('create table person (id); insert into person values (1)');
        other.close();
      },
      /^b\.db is not a database of Plimsoll\.$/,
    ],
    [
      'a newer version’s database',
      (file) => {
        const newer = new DatabaseSync(file);
        newer.exec("insert into migration values (99, '0099_later')");
        newer.close();
      },
      /^b\.db was made by another version of Plimsoll \(0099_later\).*\.$/,
    ],
    [
      'a file with damaged pages',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 20_000);
        writeFileSync(file, bytes);
      },
      /^b\.db .*(damaged|malformed).*\.$/,
    ],
  ];

  it.each(broken)('%s, in one sentence, and changes nothing', async (_, breakIt, sentence) => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    rmSync(here.at('b.db.json'));
    breakIt(here.at('b.db'));
    const before = here.everything();
    const refused = await here.plimsoll('restore', 'b.db', '--yes');
    expect([refused.status, refused.out, refused.err.split('\n').length]).toEqual([2, '', 1]);
    expect(refused.err).toMatch(sentence);
    expect(here.everything()).toEqual(before);
  });

  it('a file that is not what its manifest says, though SQLite can read it', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    const changed = new DatabaseSync(here.at('b.db'));
    changed.exec("update task set title = 'other'");
    changed.close();
    expect(await here.plimsoll('restore', 'b.db', '--yes')).toMatchObject({
      status: 2,
      err: 'b.db is not what was written: its hash is not the one in its manifest.',
    });
    truncateSync(here.at('b.db'), 4096);
    expect((await here.plimsoll('restore', 'b.db', '--yes')).err).toMatch(
      /^b\.db is not whole: it has 4096 bytes, and/,
    );
    writeFileSync(here.at('b.db.json'), '{"plimsollBackup":2}');
    expect((await here.plimsoll('restore', 'b.db', '--yes')).err).toMatch(
      /^b\.db\.json is not what was written beside/,
    );
  });

  it('to replace a database unless it is told to, and says what would be lost', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    await here.importTasks('B');
    const before = here.everything();
    const refused = await here.plimsoll('restore', 'b.db');
    expect(refused.status).toBe(2);
    expect(refused.err).toMatch(
      /plimsoll\.db is there, last changed \d{4}-.* UTC \(workspace \w+ is at version 3 and would go back to 2\).*--yes/,
    );
    expect(here.everything()).toEqual(before);
  });

  it('while a server is running, an idle one too', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    const settings = { PORT: '0', BACKUP_FOLDER: 'off', LOG_LEVEL: 'error' };
    const child = here.spawn('main.ts', [], settings);
    for await (const chunk of child.stdout!) if (String(chunk).includes('running at')) break;
    const refused = await here.plimsoll('restore', 'b.db', '--yes');
    expect([refused.status, refused.err]).toEqual([
      2,
      'plimsoll.db is in use: stop the server and every command on it first.',
    ]);
    // The server goes on as if nothing had been asked.
    expect((await here.plimsoll('link')).status).toBe(0);
    // What it left when it was killed belongs to the old database, and is in what is kept of it.
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(here.at('plimsoll.db-wal'))).toBe(true);
    const restored = await here.plimsoll('restore', 'b.db', '--yes', '--json');
    expect(restored.status).toBe(0);
    expect(readdirSync(here.path).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
    expect(here.tasksIn(JSON.parse(restored.out).kept)).toEqual(['A']);
  });

  it('while a server is running whose database nobody can read any more; not after it was killed', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    const child = here.spawn('main.ts', [], { PORT: '0', BACKUP_FOLDER: 'off', LOG_LEVEL: 'silent' });
    for await (const chunk of child.stdout!) if (String(chunk).includes('running at')) break;
    writeFileSync(here.at('plimsoll.db'), 'y'.repeat(9000));
    expect(await here.plimsoll('restore', 'b.db', '--yes')).toMatchObject({
      status: 2,
      err: 'plimsoll.db is in use: stop the server and every command on it first.',
    });
    expect(readFileSync(here.at('plimsoll.db'), 'utf8')).toBe('y'.repeat(9000));
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await here.plimsoll('restore', 'b.db', '--yes')).status).toBe(0);
    expect(here.tasksIn('plimsoll.db')).toEqual(['A']);
  });

  it('the file of a database in use, which is not whole without what stands beside it', async () => {
    await here.importTasks('A');
    const database = await openDatabase(`file:${here.at('plimsoll.db')}`);
    await database.write((trx) => trx.updateTable('task').set({ title: 'changed' }).execute());
    copyFileSync(here.at('plimsoll.db'), here.at('copy.db'));
    copyFileSync(here.at('plimsoll.db-wal'), here.at('copy.db-wal'));
    await database.close();
    expect((await here.plimsoll('restore', 'copy.db', '--yes')).err).toMatch(
      /^copy\.db is a database in use and no backup/,
    );
  });
});

describe('plimsoll restore', () => {
  it('puts a backup where there is no database, and in the place of one that cannot be read', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    rmSync(here.at('plimsoll.db'));
    writeFileSync(here.at('plimsoll.db-wal'), 'of a database that is gone');
    expect(await here.plimsoll('restore', 'b.db')).toMatchObject({ status: 0 });
    expect([here.tasksIn('plimsoll.db'), existsSync(here.at('plimsoll.db-wal'))]).toEqual([['A'], false]);

    writeFileSync(here.at('plimsoll.db'), 'y'.repeat(9000));
    writeFileSync(here.at('plimsoll.db-wal'), 'and its end');
    expect((await here.plimsoll('restore', 'b.db')).err).toContain('which cannot be read');
    const restored = await here.plimsoll('restore', 'b.db', '--yes', '--json');
    const { kept } = JSON.parse(restored.out);
    expect(readFileSync(here.at(kept), 'utf8')).toBe('y'.repeat(9000));
    expect(readFileSync(here.at(`${kept}-wal`), 'utf8')).toBe('and its end');
    expect(here.tasksIn('plimsoll.db')).toEqual(['A']);
  });

  it('brings a backup to a machine on which nothing is yet', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'b.db');
    const child = here.spawn('cli/main.ts', ['restore', 'b.db'], {
      DATABASE_URL: `file:${here.at('new/data/plimsoll.db')}`,
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(here.tasksIn('new/data/plimsoll.db')).toEqual(['A']);
  });

  it('begins a history named after the head, and after a lower one of a history that it ends', async () => {
    await here.importTasks('A');
    await here.plimsoll('backup', 'early.db');
    await here.importTasks('B');
    await here.plimsoll('backup', 'late.db');
    const epoch = async (file: string): Promise<string> =>
      JSON.parse((await here.plimsoll('restore', file, '--yes', '--json')).out).workspaces[0].epoch;
    const first = await epoch('late.db');
    expect(first).toMatch(/^[0-9a-f]{32}@3$/);
    expect(await epoch('late.db')).not.toBe(first);
    expect(await epoch('early.db')).toMatch(/@2$/);
    // Phones of the history from 2 have sent what this backup, of before, does not have.
    expect(await epoch('late.db')).toMatch(/@2$/);
    // Somebody else put it back: the same, without a file.
    const already = await here.plimsoll('restore', '--already', '--json');
    expect(JSON.parse(already.out).workspaces[0]).toMatchObject({
      head: 3,
      epoch: expect.stringMatching(/@2$/),
    });
  });

  it('opens no door that was shut since: links work once, devices that were signed out and passkeys that were removed stay out', async () => {
    await here.importTasks('A');
    const url = `file:${here.at('plimsoll.db')}`;
    await here.plimsoll('link');
    const session = { ws: 'w', personId: 'p', method: 'link', label: '', createdAt: 1, seenAt: 1 };
    const database = await openDatabase(url);
    await database.write((trx) =>
      trx
        .insertInto('session')
        .values({ ...session, id: 's', tokenHash: 'h', endedAt: null })
        .execute(),
    );
    const key = {
      ws: 'w',
      personId: 'p',
      publicKey: '',
      counter: 0,
      transports: '[]',
      label: '',
      createdAt: 1,
    };
    await database.write((trx) =>
      trx
        .insertInto('passkey')
        .values({ ...key, id: 'k', multiDevice: 0, backedUp: 0, usedAt: null, removedAt: null })
        .execute(),
    );
    await database.close();
    await here.plimsoll('backup', 'b.db');
    const later = await openDatabase(url);
    await later.write(async (trx) => {
      await trx.updateTable('link').set({ usedAt: 5 }).execute();
      await trx.updateTable('session').set({ endedAt: 6 }).execute();
      await trx.updateTable('passkey').set({ removedAt: 7 }).execute();
    });
    await later.close();
    const doors = () => [
      ...here.query('plimsoll.db', 'select "usedAt", "revokedAt" from link'),
      ...here.query('plimsoll.db', 'select "endedAt" from session'),
      ...here.query('plimsoll.db', 'select "removedAt" from passkey'),
    ];
    await here.plimsoll('restore', 'b.db', '--yes');
    expect(doors()).toEqual([{ usedAt: 5, revokedAt: null }, { endedAt: 6 }, { removedAt: 7 }]);
    // Nobody knows any more.
    rmSync(here.at('plimsoll.db'));
    await here.plimsoll('restore', 'b.db');
    expect(doors()).toEqual([
      { usedAt: null, revokedAt: expect.any(Number) },
      { endedAt: null },
      { removedAt: null },
    ]);
  });
});
