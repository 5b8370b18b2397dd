import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/server/database/database.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { inSavepoint } from '../../../src/server/database/savepoint.ts';
import { DatabaseUnavailable } from '../../../src/server/database/unavailable.ts';

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-batches-'));
  database = await openDatabase(`file:${folder}/test.db`, { pollEvery: 10 });
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const add = (id: string) =>
  database.write((trx) => trx.insertInto('workspace').values({ id, epoch: '', head: 0, floor: 0 }).execute());
const ids = async (): Promise<string[]> =>
  (await database.read.selectFrom('workspace').select('id').orderBy('id').execute()).map(({ id }) => id);

describe('writes that arrive together', () => {
  it('share a commit, and each has its own answer', async () => {
    const outside = new DatabaseSync(`${folder}/test.db`, { readOnly: true });
    const version = () => Object.values(outside.prepare('pragma data_version').get() ?? {})[0];
    const before = Number(version());
    let commits = 0;
    const seen = new Set<unknown>([before]);
    const answers = await Promise.all(
      Array.from({ length: 64 }, async (_, index) => {
        await add(`w${String(index).padStart(2, '0')}`);
        seen.add(version());
        commits = seen.size - 1;
        return index;
      }),
    );
    expect(answers).toHaveLength(64);
    expect(await ids()).toHaveLength(64);
    expect(commits).toBeGreaterThan(0);
    expect(commits).toBeLessThan(8);
    outside.close();
  });

  it('and one that throws takes back its own alone', async () => {
    const outcomes = await Promise.allSettled([
      add('a'),
      database.write(async (trx) => {
        await trx.insertInto('workspace').values({ id: 'half', epoch: '', head: 0, floor: 0 }).execute();
        throw new Error('thought better of it');
      }),
      add('b'),
      add('a'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(await ids()).toEqual(['a', 'b']);
  });

  it('are answered only when another connection can read them', async () => {
    const outside = new DatabaseSync(`${folder}/test.db`, { readOnly: true });
    const count = outside.prepare('select count(*) as rows from workspace');
    for (let round = 0; round < 20; round += 1) {
      await add(`w${round}`);
      expect(count.get()?.rows).toBe(round + 1);
    }
    outside.close();
  });

  it('all fail when their commit fails, and the next one goes through', async () => {
    const outcomes = await Promise.allSettled([
      add('a'),
      database.write(async (trx) => {
        // A foreign key that is looked at only when the transaction ends.
        await sql`create table parent (id integer primary key)`.execute(trx);
        await sql`create table child (id integer references parent (id) deferrable initially deferred)`.execute(
          trx,
        );
        await sql`insert into child values (1)`.execute(trx);
      }),
      add('b'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: expect.any(DatabaseUnavailable) });
    expect(await ids()).toEqual([]);
    await add('c');
    expect(await ids()).toEqual(['c']);
  });
});

describe('a full disk', () => {
  it('fails everyone in the batch, is told as such, and is over when there is room', async () => {
    await add('before');
    const outcomes = await Promise.allSettled([
      add('a'),
      database.write(async (trx) => {
        // As full as a disk can be made to look: no page more than there is.
        await sql`pragma max_page_count = 1`.execute(trx);
        await sql`create table big as select zeroblob(10000000) as bytes`.execute(trx);
      }),
      add('b'),
    ]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: expect.any(DatabaseUnavailable) });
    expect(await ids()).toEqual(['before']);
    await database.write((trx) => sql`create table big as select zeroblob(1000000) as bytes`.execute(trx));
    await add('after');
    expect(await ids()).toEqual(['after', 'before']);
  });

  it('is told as such from within a part of a work as well, whose savepoint went with the transaction', async () => {
    await add('before');
    const full = database.write((trx) =>
      inSavepoint(trx, async () => {
        await sql`pragma max_page_count = 1`.execute(trx);
        await sql`insert into workspace values (${'x'.repeat(100_000)}, '', 0, 0)`.execute(trx);
      }),
    );
    await expect(full).rejects.toThrow(DatabaseUnavailable);
    // Given up with its connection, whose limit it was.
    await add('y'.repeat(100_000));
    expect(await ids()).toEqual(['before', 'y'.repeat(100_000)]);
  });
});

describe('reading', () => {
  it('never sees an open batch', async () => {
    const seen: string[][] = [];
    await database.write(async (trx) => {
      await trx.insertInto('workspace').values({ id: 'open', epoch: '', head: 0, floor: 0 }).execute();
      seen.push(await ids());
    });
    seen.push(await ids());
    expect(seen).toEqual([[], ['open']]);
  });

  it('a snapshot stays at one moment while others write', async () => {
    await add('a');
    const counts = await database.snapshot(async (trx) => {
      const count = async () => (await trx.selectFrom('workspace').select('id').execute()).length;
      const first = await count();
      await add('b');
      return [first, await count(), (await ids()).length];
    });
    expect(counts).toEqual([1, 1, 2]);
  });

  it('cannot write', async () => {
    await expect(database.read.deleteFrom('workspace').execute()).rejects.toThrow('readonly');
  });
});

describe('another process', () => {
  it('that holds the lock for a while is waited for without freezing anyone', async () => {
    const other = new DatabaseSync(`${folder}/test.db`);
    other.exec('begin immediate');
    const written = add('patient');
    let turns = 0;
    while (turns < 50) {
      await ids();
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    other.exec('commit');
    await written;
    expect(await ids()).toEqual(['patient']);
    other.close();
  });

  it('that writes is noticed, and one’s own writes are not taken for its', async () => {
    let noticed = 0;
    const heard = new Promise<void>((resolve) => {
      database.onOutsideWrite(() => {
        noticed += 1;
        resolve();
      });
    });
    for (let round = 0; round < 5; round += 1) await add(`own${round}`);
    const other = new DatabaseSync(`${folder}/test.db`);
    other.exec("insert into workspace values ('other', '', 0, 0)");
    other.close();
    await heard;
    expect(noticed).toBe(1);
  });
});

describe('closing', () => {
  it('waits for what was asked for, and takes nothing more', async () => {
    const last = add('last');
    const closed = database.close();
    await expect(add('too late')).rejects.toThrow(DatabaseUnavailable);
    await closed;
    await last;
    database = await openDatabase(`file:${folder}/test.db`);
    expect(await ids()).toEqual(['last']);
  });
});
