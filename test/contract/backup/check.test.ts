import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackupFolder } from '../../support/backupFolder.ts';

let here: BackupFolder;
beforeEach(async () => {
  here = new BackupFolder();
  await here.importTasks('A', 'B');
});
afterEach(() => here.remove());

describe('plimsoll check', () => {
  it('finds nothing wrong with a database, nor with a backup of it, and counts what they hold', async () => {
    await here.plimsoll('backup', 'b.db');
    const [database, backup] = [
      await here.plimsoll('check', '--json'),
      await here.plimsoll('check', 'b.db', '--json'),
    ];
    expect([database.status, backup.status]).toEqual([0, 0]);
    expect(JSON.parse(database.out)).toMatchObject({ rows: { task: 2, team: 1 }, wrong: [] });
    expect(backup.out).toBe(database.out);
    expect((await here.plimsoll('check')).out).toMatch(
      /task +2\n(.+\n)+workspace .+ is at version 2\nNothing is wrong\.$/,
    );
  });

  it.each([
    [
      'update task set ver = 9 where "sourceKey" = \'A\'',
      /1 × task above the version of its workspace: \w+\.\nwrong: 1 × task newer/,
    ],
    ["update feed set ver = 1 where type = 'task'", /2 × task newer than the feed says/],
    ['delete from task where "sourceKey" = \'A\'', /1 × task in the feed that is not there/],
    ['update workspace set head = 1', /× entry of the feed above the version of its workspace/],
    [
      'update task set "teamId" = null, "projectId" = null, "assigneeId" = null',
      /2 × task where nobody sees it/,
    ],
    [
      `insert into audit values ('', 1, 0, 'signed_in', null, null, '{}', 'forged')`,
      /The audit of the server does not follow from entry 1\./,
    ],
    [
      `insert into client select id, 'c', 'p', 1, 1, 0 from workspace;
       insert into mutation_uid select id, 'u', 'c', 2, 'p', 1 from workspace`,
      /1 × mutation dealt with behind what its client was told: u\./,
    ],
  ])('names what is wrong after %j, and ends with 1', async (fault, words) => {
    const file = new DatabaseSync(here.at('plimsoll.db'));
    file.exec(fault);
    file.close();
    const { status, err } = await here.plimsoll('check');
    expect(status).toBe(1);
    expect(err).toMatch(words);
  });

  it('holds a backup against the manifest beside it, as a restore does', async () => {
    await here.plimsoll('backup', 'b.db');
    const file = new DatabaseSync(here.at('b.db'));
    file.exec("update task set title = 'C' where title = 'A'");
    file.close();
    const words = 'b.db is not what was written: its hash is not the one in its manifest.';
    expect(await here.plimsoll('check', 'b.db')).toMatchObject({ status: 1, err: `wrong: ${words}` });
    expect(await here.plimsoll('restore', 'b.db', '--yes')).toMatchObject({ status: 2, err: words });
  });

  it('names the tables of which the manifest beside a backup counted others', async () => {
    await here.plimsoll('backup', 'b.db');
    const manifest = JSON.parse(readFileSync(here.at('b.db.json'), 'utf8'));
    manifest.rows.task = 3;
    writeFileSync(here.at('b.db.json'), JSON.stringify(manifest));
    expect(await here.plimsoll('check', 'b.db')).toMatchObject({
      status: 1,
      err: 'wrong: 2 × task, and the manifest says 3.',
    });
  });

  it('says of a file that it cannot look at why, and ends with 2', async () => {
    expect(await here.plimsoll('check', 'nowhere.db')).toEqual({
      status: 2,
      out: '',
      err: 'nowhere.db cannot be checked: there is no such file or folder.',
    });
    expect(await here.plimsoll('check', 'tasks.csv')).toMatchObject({
      status: 2,
      err: expect.stringContaining('not a database'),
    });
  });
});
