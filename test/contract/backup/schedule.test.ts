import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { startBackups } from '../../../src/server/backup/startBackups.ts';
import { readConfig } from '../../../src/server/config.ts';
import { makeLog } from '../../../src/server/log.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../src/server/rows/storeWrites.ts';
import { RestorableServer, WS } from '../../support/restorableServer.ts';

const HOUR = 3_600_000;
let server: RestorableServer;
beforeEach(async () => {
  server = await RestorableServer.start(['paint']);
});
afterEach(() => server.remove());

const names = (): string[] =>
  readdirSync(server.backupFolder)
    .filter((name) => name.endsWith('.db'))
    .sort();

async function change(): Promise<void> {
  await server.database.write(async (trx) => {
    const ver = await nextVersion(trx, WS);
    const at = { workspaceId: WS, ver, today: '2026-03-02', at: server.now };
    await storeWrites(trx, at, [patch('task', 'paint', { title: `at ${server.now}` })]);
  });
}

async function hoursLater(hours: number, work: () => Promise<void> = change): Promise<void> {
  server.now += hours * HOUR;
  await work();
  await server.backups.look();
}

describe('backups while the server runs', () => {
  it('are made once an hour, and not while nobody writes', async () => {
    expect(names()).toEqual(['plimsoll-2026-03-02T120000Z.db']);
    await hoursLater(0.5);
    expect(names()).toHaveLength(1);
    await hoursLater(0.5);
    await hoursLater(5, async () => undefined);
    expect(names()).toEqual(['plimsoll-2026-03-02T120000Z.db', 'plimsoll-2026-03-02T130000Z.db']);
    await hoursLater(0);
    expect(names().at(-1)).toBe('plimsoll-2026-03-02T180000Z.db');
  });

  it('are made of a sign-in too, which changes no row that phones have', async () => {
    await hoursLater(1, async () => void (await server.signIn('mia')));
    expect(names()).toHaveLength(2);
    await hoursLater(1, async () => undefined);
    expect(names()).toHaveLength(2);
  });

  it('go on after a start where the last server left off', async () => {
    await server.stop();
    server.now += HOUR / 2;
    await server.open();
    expect(names()).toHaveLength(1);
    await server.stop();
    server.now += HOUR;
    await server.open();
    expect(names()).toHaveLength(1);
    await hoursLater(0);
    expect(names()).toHaveLength(2);
  });

  it('leave what the settings say, and what is not theirs', async () => {
    writeFileSync(join(server.backupFolder, 'mine.db'), 'mine');
    await server.backups.stop();
    const deps = { database: server.database, clock: () => server.now, log: makeLog('silent') };
    const plan = { folder: server.backupFolder, hours: 2, days: 2 };
    server.backups = startBackups(deps, server.file, plan);
    for (let hour = 0; hour < 30; hour += 6) await hoursLater(6);
    expect(readdirSync(server.backupFolder).sort()).toEqual(
      [
        'mine.db',
        'plimsoll-2026-03-03T120000Z.db',
        'plimsoll-2026-03-03T120000Z.db.json',
        'plimsoll-2026-03-03T180000Z.db',
        'plimsoll-2026-03-03T180000Z.db.json',
        // The newest of the day before.
        'plimsoll-2026-03-02T180000Z.db',
        'plimsoll-2026-03-02T180000Z.db.json',
      ].sort(),
    );
  });

  it('that fail are told in words, stop nobody, and are made when it is possible again', async () => {
    rmSync(server.backupFolder, { recursive: true });
    writeFileSync(server.backupFolder, 'a file in the way');
    await hoursLater(1);
    const said = server.logged.map((line) => JSON.parse(line)).find(({ level }) => level === 50);
    expect(said.msg).toMatch(/^No backup was made this hour, and it is tried again in five minutes\. .+\.$/);
    await change();
    rmSync(server.backupFolder);
    await server.backups.look();
    expect(names()).toHaveLength(1);
  });

  it('are not put off by one from a clock that ran ahead, or a manifest that someone has edited', async () => {
    mkdirSync(server.backupFolder, { recursive: true });
    writeFileSync(join(server.backupFolder, 'plimsoll-2031-01-01T000000Z.db'), '');
    writeFileSync(join(server.backupFolder, 'plimsoll-2026-03-02T120000Z.db.json'), '{}');
    await hoursLater(1, async () => undefined);
    expect(names()).toContain('plimsoll-2026-03-02T130000Z.db');
  });
});

describe('settings of backups', () => {
  it.each([
    [{ BACKUP_KEEP_HOURS: 'many' }, 'BACKUP_KEEP_HOURS must be a number from 0 to 9999, not “many”.'],
    [{ BACKUP_KEEP_DAYS: '-1' }, 'BACKUP_KEEP_DAYS must be a number from 0 to 9999, not “-1”.'],
    [
      { BACKUP_FOLDER: 'off', BACKUP_KEEP_DAYS: '1.5' },
      'BACKUP_KEEP_DAYS must be a number from 0 to 9999, not “1.5”.',
    ],
  ])('%j is refused in one sentence', (env, sentence) => {
    expect(readConfig(env)).toEqual({ error: sentence });
  });

  it('have defaults beside the database, and can be switched off', () => {
    expect(readConfig({ DATABASE_URL: 'file:/srv/p/plimsoll.db' })).toMatchObject({
      backups: { folder: '/srv/p/backups', hours: 24, days: 14 },
    });
    expect(readConfig({ BACKUP_FOLDER: 'off' })).toMatchObject({ backups: null });
    const set = { BACKUP_FOLDER: '/mnt/other', BACKUP_KEEP_HOURS: '0', BACKUP_KEEP_DAYS: '90' };
    expect(readConfig(set)).toMatchObject({ backups: { folder: '/mnt/other', hours: 0, days: 90 } });
  });
});
