import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { create, type Write } from '../../../src/core/mutation.ts';
import { checkDatabase } from '../../../src/server/backup/checkDatabase.ts';
import { restoreBackup } from '../../../src/server/backup/restoreBackup.ts';
import type { Database } from '../../../src/server/database/database.ts';
import { readErased } from '../../../src/server/erase/erasedList.ts';
import { keepErased } from '../../../src/server/erase/keepErased.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { anyTable } from '../../../src/server/rows/storedRow.ts';
import { storeWrites } from '../../../src/server/rows/storeWrites.ts';
import { type CanaryServer, canaryServer } from '../../support/canaries/canaryServer.ts';
import { RestorableServer, WS } from '../../support/restorableServer.ts';
import type { SyncAnswer } from '../../support/server.ts';
import { type Browser, NOON, problemOf } from '../../support/serverUnderTest.ts';
import { SimplePhone } from '../../support/simplePhone.ts';
import { onPostgres } from '../../support/testDatabase.ts';

let closing: () => Promise<void>;
afterEach(() => closing());

async function world(): Promise<CanaryServer> {
  const made = await canaryServer();
  closing = () => made.close();
  return made;
}

const erase = (browser: Browser, ws: string, person: string): Promise<Response> =>
  browser.post(`/v1/w/${ws}/people/${person}/erase`, {});

/** Every table, row by row, as text. */
async function everythingIn(database: Database): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const { name } of await database.read.introspection.getTables()) {
    const rows = await anyTable(database.read).selectFrom(name).selectAll().execute();
    all.set(
      name,
      rows.map((row) => JSON.stringify(row)),
    );
  }
  return all;
}

/** Tables in which a text stands. */
async function tablesWith(database: Database, text: string | RegExp): Promise<string[]> {
  const all = await everythingIn(database);
  return [...all]
    .filter(([, rows]) => rows.some((row) => new RegExp(text).test(row)))
    .map(([name]) => name)
    .sort();
}

const storeIn = (database: Database, workspaceId: string, writes: readonly Write[]): Promise<unknown> =>
  database.write(async (trx) => {
    const ver = await nextVersion(trx, workspaceId);
    await storeWrites(trx, { workspaceId, ver, today: '2026-03-02', at: NOON }, writes);
  });

const phoneOf = (browser: Browser, personId: string, ws: string, client = `${personId}-phone`): SimplePhone =>
  new SimplePhone(
    {
      now: NOON,
      sync: async (_, request) => {
        const response = await browser.post(`/v1/w/${ws}/sync`, request);
        return { status: response.status, body: await response.json() } as SyncAnswer;
      },
    },
    personId,
    client,
  );

describe('a person who was erased', () => {
  it('has left nothing behind that says who they were or what they said', async () => {
    const { server, aviary, browserOf } = await world();
    const { database } = server.deps;
    const mia = phoneOf(browserOf.mia, 'north-mia', 'north');
    mia.write('task.edit', { taskId: 'north-miaDeck', fields: { priority: 1 } });
    await mia.sync();
    expect(mia.results).toEqual([]);
    const before = await everythingIn(database);
    const ways = ['mail_address', 'oidc_identity', 'passkey', 'attempt'];
    for (const name of ['person', 'reason', 'session', 'account', 'said', 'task', ...ways])
      expect([name, before.get(name)?.some((row) => row.includes('north-mia'))]).toEqual([name, true]);

    expect((await erase(browserOf.ada, 'north', 'north-mia')).status).toBe(204);
    const left = [...(await everythingIn(database)).values()].flat().join('\n');
    // Her tasks stay, and have canaries of their own; the audit names nobody.
    expect([...aviary.in(left)].filter((name) => /^north_(?!audit).*_mia$/.test(name))).toEqual([]);
    expect(await tablesWith(database, /north-mia(?![\w-])/)).toEqual(
      ['audit', 'erased', 'feed', 'session'].sort(),
    );
    expect((await database.snapshot(checkDatabase)).wrong).toEqual([]);
    // Of the other workspace, where someone of that name is, nothing is gone.
    expect([...aviary.in(left)]).toContain('south_reason_text_mia');
  });

  it('was not, by an admin who has not signed in a moment ago', async () => {
    const { server, browserOf } = await world();
    const before = await everythingIn(server.deps.database);
    server.time.now += 11 * 60_000;
    const answer = await erase(browserOf.ada, 'north', 'north-mia');
    expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([401, 'not_fresh']);
    const after = await everythingIn(server.deps.database);
    for (const table of ['person', 'reason', 'erased']) expect(after.get(table)).toEqual(before.get(table));
  });

  it('leaves every phone, and wipes their own', async () => {
    const { browserOf } = await world();
    const lena = phoneOf(browserOf.lena, 'north-lena', 'north');
    await lena.sync();
    expect(lena.ids('person')).toContain('north-mia');
    await erase(browserOf.ada, 'north', 'north-mia');
    await lena.sync();
    expect([...lena.rows.values()].filter(({ row }) => JSON.stringify(row).includes('north-mia"'))).toEqual(
      [],
    );
    const fresh = phoneOf(browserOf.lena, 'north-lena', 'north', 'fresh');
    await fresh.sync();
    expect([...lena.rows.keys()].sort()).toEqual([...fresh.rows.keys()].sort());
    expect((await problemOf(await browserOf.mia.get('/v1/w/north/devices'))).type).toBe('revoked');
  });

  it('was so by an admin, who is not they, and it is written down', async () => {
    const { server, browserOf } = await world();
    for (const actor of ['mia', 'lena', 'paul', 'carl'] as const)
      expect([actor, (await erase(browserOf[actor], 'north', 'north-emil')).status]).toEqual([actor, 403]);
    expect((await erase(browserOf.ada, 'north', 'north-ada')).status).toBe(403);
    expect((await erase(browserOf.ada, 'north', 'north-nobody')).status).toBe(404);
    expect((await erase(browserOf.otherAdmin, 'north', 'north-emil')).status).toBe(404);
    expect((await erase(browserOf.otherAdmin, 'south', 'north-emil')).status).toBe(404);
    expect(await tablesWith(server.deps.database, 'zq_north_person_name_emil')).toEqual(['person']);
    await erase(browserOf.ada, 'north', 'north-emil');
    const recorded = await server.deps.database.read
      .selectFrom('audit')
      .select(['actorId', 'subjectId'])
      .where('kind', '=', 'erased')
      .execute();
    expect(recorded).toEqual([{ actorId: 'north-ada', subjectId: 'north-emil' }]);
  });

  it('is not brought back by a database that was set back by other means', async () => {
    const { server, browserOf, writes } = await world();
    const { database } = server.deps;
    const rows = writes.filter((write) => write.op === 'create' && write.row.id.startsWith('north-mia'));
    expect(rows.length).toBeGreaterThan(5);
    await erase(browserOf.ada, 'north', 'north-mia');
    // What a dump from before brings: her rows, and no memory of her erasure.
    await database.write((trx) => trx.deleteFrom('erased').execute());
    await storeIn(database, 'north', rows);
    expect(await tablesWith(database, 'zq_north_reason_text_mia')).toEqual(['reason']);
    await keepErased(server.deps);
    expect(await tablesWith(database, 'zq_north_reason_text_mia')).toEqual([]);
    expect(await tablesWith(database, 'zq_north_person_name_mia')).toEqual([]);
    await keepErased(server.deps);
    expect(readErased(server.deps.config.dataFolder)).toHaveLength(1);
  });
});

describe.skipIf(onPostgres())('a backup from before someone was erased', () => {
  async function restorable(): Promise<{ server: RestorableServer; backup: string; ada: Browser }> {
    const server = await RestorableServer.start();
    closing = () => server.remove();
    await storeIn(server.database, WS, [create('reason', { id: 'why', personId: 'mia', text: 'zq_secret' })]);
    server.now += 2 * 3_600_000;
    await server.backups.look();
    const ada = await server.signIn('ada');
    const [newest] = readdirSync(server.backupFolder)
      .filter((name) => name.endsWith('.db'))
      .sort()
      .reverse();
    const backup = join(server.backupFolder, newest as string);
    return { server, backup, ada };
  }
  const options = { newId: () => 'fresh', replace: true };

  it('does not bring them back when it is restored', async () => {
    const { server, backup, ada } = await restorable();
    expect((await erase(ada, WS, 'mia')).status).toBe(204);
    expect(readFileSync(backup).includes('zq_secret')).toBe(true);
    await server.stop();
    // Nothing of it is left in places of the file that are free.
    expect(readFileSync(server.file).includes('zq_secret')).toBe(false);
    await restoreBackup(backup, server.file, { ...options, now: server.now });
    expect(readFileSync(server.file).includes('zq_secret')).toBe(false);
    await server.open();
    expect(await tablesWith(server.database, 'zq_secret')).toEqual([]);
    expect(await tablesWith(server.database, '"Mia"')).toEqual([]);
    expect(await tablesWith(server.database, '"Max"')).toEqual(['person']);
    expect((await server.database.snapshot(checkDatabase)).wrong).toEqual([]);
  });

  it('does not where nothing is left but the folder of backups, and its list has a torn line', async () => {
    const { server, backup, ada } = await restorable();
    await erase(ada, WS, 'mia');
    await server.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${server.file}${suffix}`, { force: true });
    rmSync(join(server.folder, 'plimsoll.erased'));
    appendFileSync(join(server.backupFolder, 'plimsoll.erased'), '{"ws":"ws","pers');
    await restoreBackup(backup, server.file, { ...options, now: server.now });
    await server.open();
    expect(await tablesWith(server.database, 'zq_secret')).toEqual([]);
    // And the list is beside the database again.
    expect(existsSync(join(server.folder, 'plimsoll.erased'))).toBe(true);
  });

  it('does not with the help of a phone that made them and offers that again', async () => {
    const { server, backup, ada } = await restorable();
    const phone = phoneOf(ada, 'ada', WS);
    await phone.sync();
    const made = phone.write('person.create', {
      name: 'Zoe',
      roles: ['member'],
      teamIds: [],
      skillIds: [],
      zone: 'UTC',
      region: null,
      employedFrom: null,
      weekMinutes: null,
    });
    await phone.sync();
    expect(await tablesWith(server.database, 'Zoe')).toEqual(['person']);
    expect((await erase(ada, WS, `${made.uid}.0`)).status).toBe(204);
    await server.stop();
    await restoreBackup(backup, server.file, { ...options, now: server.now });
    await server.open();
    const again = phoneOf(await server.signIn('ada'), 'ada', WS, 'ada-new');
    await again.sync();
    again.outbox.push({ ...made, n: 1 });
    await again.sync();
    expect(again.lmid).toBe(1);
    expect(await tablesWith(server.database, 'Zoe')).toEqual([]);
  });
});
