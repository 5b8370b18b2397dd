/**
 * The restore drill: five phones work for hours, the server falls back to a backup of two hours ago, and nothing is
 * missing that any phone holds. Real server, real backup, the phone's own code; only time and the network are the test's.
 */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MutationArgs, MutationName } from '../../../src/core/mutations.ts';
import { checkFile } from '../../../src/server/backup/checkFile.ts';
import { restoreBackup } from '../../../src/server/backup/restoreBackup.ts';
import { newId } from '../../../src/server/identity/newId.ts';
import { createMemoryPhone, type MemoryPhone } from '../../support/local/memoryPhone.ts';
import { RestorableServer, WS } from '../../support/restorableServer.ts';
import type { Browser } from '../../support/serverUnderTest.ts';

const QUARTER = 15 * 60_000;
const TASKS = ['paint', 'sweep', 'hull'];

let server: RestorableServer;
beforeEach(async () => {
  server = await RestorableServer.start(TASKS);
});
afterEach(() => server.remove());

/** Somebody's phone, and all that it was told to be saved. */
class Phone {
  readonly person: string;
  online = true;
  browser: Browser | undefined;
  memory!: MemoryPhone;
  readonly saved: { uid: string; name: MutationName; minutes: number }[] = [];

  private constructor(person: string) {
    this.person = person;
  }

  static async of(person: string, name = person): Promise<Phone> {
    const phone = new Phone(person);
    phone.browser = await server.signIn(person);
    phone.memory = await createMemoryPhone({
      workspaceId: WS,
      personId: person,
      name,
      clock: () => server.now,
      network: async (path, init) => {
        if (!phone.online || !phone.browser) throw new TypeError('no network');
        return phone.browser.post(path, String(init.body));
      },
    });
    await phone.sync();
    return phone;
  }

  sync(): Promise<void> {
    return this.memory.replica.syncNow();
  }

  async write<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<string> {
    const done = await this.memory.replica.dispatch(name, args);
    if (!done.saved) throw new Error(`${this.person} could not ${name}: ${done.rejection.message}`);
    const minutes = name === 'task.progress' ? (args as { spentMinutes: number }).spentMinutes : 0;
    this.saved.push({ uid: done.uid, name, minutes });
    await this.sync();
    return done.uid;
  }

  work(taskId: string, spentMinutes = 10): Promise<string> {
    return this.write('task.progress', { taskId, spentMinutes });
  }

  create(title: string, assigneeId: string): Promise<string> {
    return this.write('task.create', {
      title,
      type: '',
      projectId: null,
      teamId: 'deck',
      assigneeId,
      priority: 3,
      estimateMinutes: 120,
      remainingMinutes: null,
      start: null,
      due: null,
      skillIds: [],
      afterIds: [],
    });
  }

  get unsent(): number {
    return this.memory.outbox.length;
  }
}

/** An hour passes in which somebody writes something, so that there is a backup to go back to. */
async function backUp(phone: Phone): Promise<void> {
  server.now += 5 * QUARTER;
  await phone.write('checkin.set', { score: 3 });
  await server.backups.look();
}

/** Sets the server back to its newest backup, as the command does. */
async function restore(): Promise<void> {
  await server.stop();
  const newest = readdirSync(server.backupFolder)
    .filter((name) => name.endsWith('.db'))
    .sort()
    .at(-1)!;
  await restoreBackup(join(server.backupFolder, newest), server.file, {
    now: server.now,
    newId: () => newId(randomBytes),
    replace: true,
  });
  await server.open();
}

/** Everyone syncs until nobody has anything left to send or to fetch. */
async function settle(phones: readonly Phone[]): Promise<void> {
  for (let round = 0; round < 3; round += 1) for (const phone of phones) await phone.sync();
}

/** All that any phone was told to be saved has taken effect, once, and every phone holds what a new one would. */
async function expectAllThere(phones: readonly Phone[]): Promise<void> {
  const saved = phones.flatMap((phone) => phone.saved);
  expect(phones.flatMap(({ memory }) => memory.issues)).toEqual([]);
  expect(phones.map((phone) => phone.unsent)).toEqual(phones.map(() => 0));
  const { read } = server.database;
  const known = await read.selectFrom('mutation_uid').select(['uid', 'applied']).execute();
  const applied = new Set(known.filter((each) => each.applied === 1).map(({ uid }) => uid));
  expect(saved.filter(({ uid }) => !applied.has(uid))).toEqual([]);

  const spent = saved.filter(({ name }) => name === 'task.progress');
  const entries = await read.selectFrom('timeEntry').select(['id', 'minutes']).execute();
  expect(new Map(entries.map(({ id, minutes }) => [id, minutes]))).toEqual(
    new Map(spent.map(({ uid, minutes }) => [`${uid}.0`, minutes])),
  );
  const tasks = await read.selectFrom('task').select(['id', 'loggedMinutes']).execute();
  const logged = tasks.reduce((sum, { loggedMinutes }) => sum + loggedMinutes, 0);
  expect(logged).toBe(spent.reduce((sum, { minutes }) => sum + minutes, 0));
  const created = saved.filter(({ name }) => name === 'task.create').map(({ uid }) => `${uid}.0`);
  expect(tasks.map(({ id }) => id).sort()).toEqual([...TASKS, ...created].sort());

  for (const phone of phones) {
    const fresh = await Phone.of(phone.person, `${phone.person}-fresh-${server.now}`);
    expect(await phone.memory.base()).toEqual(await fresh.memory.base());
    expect(await phone.memory.shown()).toEqual(await fresh.memory.base());
  }
  expect((await checkFile(server.file)).wrong).toEqual([]);
}

/** Two hours of everyone's work before the backup, and two after it. */
async function fourHours(phones: readonly Phone[]): Promise<void> {
  for (let quarter = 1; quarter <= 16; quarter += 1) {
    server.now += QUARTER;
    for (const [index, phone] of phones.entries()) {
      // Max and Lars are without signal in the last hour.
      phone.online = quarter <= 12 || index < 2 || index === 3;
      if (phone.person === 'mia' || phone.person === 'lena') await phone.work(TASKS[(quarter + index) % 3]!);
      else await phone.write('checkin.set', { score: 1 + (quarter % 5) });
      if ((quarter + index) % 4 === 0)
        await phone.write('availability.set', {
          from: `2026-03-${10 + quarter}`,
          to: `2026-03-${10 + quarter}`,
          statement: { kind: 'away', parts: null },
          repeat: null,
          reason: 'private',
        });
      if (phone.person === 'lena' && quarter % 5 === 0) await phone.create(`Crate ${quarter}`, 'mia');
    }
    // The server's own schedule, up to the hour after which it makes no more.
    if (quarter <= 8) await server.backups.look();
  }
}

describe('after a restore of a backup that is two hours old', () => {
  it('the work of five phones is there, sent and unsent, once, and all phones agree', async () => {
    const phones = [
      await Phone.of('lena'),
      await Phone.of('mia', 'mia-1'),
      await Phone.of('max'),
      await Phone.of('mia', 'mia-2'),
      await Phone.of('lars'),
    ];
    await fourHours(phones);
    const before = await server.database.read.selectFrom('timeEntry').select('id').execute();
    expect(phones.map((phone) => phone.unsent > 0)).toEqual([false, false, true, false, true]);

    await restore();
    // A drill in which nothing was lost proves nothing.
    const after = await server.database.read.selectFrom('timeEntry').select('id').execute();
    expect(before.length - after.length).toBe(24);

    for (const phone of phones) phone.online = true;
    await settle(phones);
    await expectAllThere(phones);
  });

  it('a second restore, that some phones hear of and not of the first, loses nothing either', async () => {
    const phones = [await Phone.of('lena'), await Phone.of('mia'), await Phone.of('max')];
    const [lena, mia, max] = phones as [Phone, Phone, Phone];
    await backUp(lena);
    await mia.work('paint');
    await lena.work('hull');
    await restore();
    // Mia and Max hear of the second restore alone. When its backup is made, the workspace has long come past the version
    // at which Mia's work was received.
    mia.online = false;
    max.online = false;
    await max.write('checkin.set', { score: 4 });
    await settle([lena]);
    for (let turn = 0; turn < 4; turn += 1) await lena.work('sweep');
    await backUp(lena);
    await lena.work('sweep');
    await restore();
    for (const phone of phones) phone.online = true;
    await settle(phones);
    await expectAllThere(phones);
  });

  it('phones that were signed in since keep their work and ask to sign in, those signed in before do not', async () => {
    const lena = await Phone.of('lena');
    await backUp(lena);
    const mia = await Phone.of('mia');
    await mia.work('paint');
    await lena.work('hull');
    await restore();
    await mia.work('sweep');
    expect(mia.memory.status).toMatchObject({ trouble: 'signed_out', waiting: 1 });
    expect([mia.memory.sent.length, (await mia.memory.shown()).has('task:paint')]).toEqual([1, true]);
    await lena.sync();
    expect(lena.memory.status).toMatchObject({ trouble: null, waiting: 0 });

    mia.browser = await server.signIn('mia');
    await settle([mia, lena]);
    expect(mia.memory.status).toMatchObject({ trouble: null, waiting: 0 });
    await expectAllThere([lena, mia]);
  });

  it('someone who joined since is there again with their work, once who added them has synced', async () => {
    const ada = await Phone.of('ada');
    await backUp(ada);
    const uid = await ada.write('person.create', {
      name: 'Nora',
      roles: ['member'],
      teamIds: ['deck'],
      skillIds: [],
      zone: 'Europe/Berlin',
      region: null,
      employedFrom: null,
      weekMinutes: null,
    });
    const nora = await Phone.of(`${uid}.0`, 'nora');
    await nora.write('checkin.set', { score: 2 });
    await restore();
    await nora.sync();
    expect(nora.memory.status).toMatchObject({ trouble: 'signed_out' });
    await ada.sync();
    nora.browser = await server.signIn(`${uid}.0`);
    await settle([nora, ada]);
    await expectAllThere([ada, nora]);
  });

  it('work on a task that only another phone still has is kept for its author until that phone has synced', async () => {
    const lena = await Phone.of('lena');
    const mia = await Phone.of('mia');
    await backUp(lena);
    const crate = `${await lena.create('Crate', 'mia')}.0`;
    await mia.sync();
    await mia.work(crate, 30);
    await restore();
    await mia.sync();
    const [issue] = mia.memory.issues;
    expect(issue).toMatchObject({ code: 'not_found', args: { taskId: crate, spentMinutes: 30 } });
    await lena.sync();
    await mia.sync();
    const again = await mia.memory.replica.retry(issue!.uid, issue!.args);
    if (!again.saved) throw new Error('not saved');
    mia.saved.splice(0, 1, { uid: again.uid, name: 'task.progress', minutes: 30 });
    await settle([mia, lena]);
    await expectAllThere([lena, mia]);
  });
});
