import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/server/database/database.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import type { Tables } from '../../../src/server/database/tables.ts';
import { audit, brokenAt } from '../../../src/server/identity/audit.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';

const WRITERS = 12;
const WRITES = 25;

let server: TestServer;
/** Each has connections of its own, as another process would. */
let databases: Database[];

beforeEach(async () => {
  server = await createTestServer({ workspaces: [WS, 'elsewhere'] });
  databases = await Promise.all([1, 2, 3].map(() => openDatabase(server.url)));
});
afterEach(async () => {
  for (const database of databases) await database.close();
  await server.close();
});

/** Every version that a phone hears of whose cursor follows the head. */
class Cursor {
  readonly heard = new Set<number>();
  #at = 0;

  async read(database: Database): Promise<void> {
    await database.snapshot(async (trx) => {
      const { head } = await trx
        .selectFrom('workspace')
        .select('head')
        .where('id', '=', WS)
        .executeTakeFirstOrThrow();
      const entries = await trx
        .selectFrom('feed')
        .select('ver')
        .where('ws', '=', WS)
        .where('ver', '>', this.#at)
        .where('ver', '<=', head)
        .execute();
      for (const { ver } of entries) this.heard.add(ver);
      this.#at = head;
    });
  }
}

const entry = (trx: Kysely<Tables>, ver: number) =>
  trx
    .insertInto('feed')
    .values({ ws: WS, scope: 'w', type: 'skill', id: `s${ver}`, ver, op: 'put' })
    .execute();

/** How a writer comes to its version, and when it does its work. */
type Numbered = (trx: Kysely<Tables>, work: (ver: number) => Promise<void>) => Promise<void>;

/** Writers and readers at once. @returns what was committed and no cursor that followed the head has heard of */
async function unheard(numbered: Numbered): Promise<number[]> {
  const committed: number[] = [];
  let writing = true;
  const cursors = databases.map(() => new Cursor());
  const readers = databases.map(async (database, index) => {
    while (writing) await cursors[index]!.read(database);
  });
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const database = databases[writer % databases.length]!;
      for (let count = 0; count < WRITES; count += 1) {
        let mine = 0;
        await database.write((trx) =>
          numbered(trx, async (ver) => {
            mine = ver;
            // Some take longer than others between their version and their commit.
            await wait(randomInt(4));
            await entry(trx, ver);
          }),
        );
        committed.push(mine);
      }
    }),
  );
  writing = false;
  await Promise.all(readers);
  expect(new Set(committed).size).toBe(WRITERS * WRITES);
  for (const [index, cursor] of cursors.entries()) await cursor.read(databases[index]!);
  return committed.filter((ver) => !cursors.every(({ heard }) => heard.has(ver)));
}

describe('with a dozen writers on as many connections', () => {
  it('no version that is committed is below a cursor that has not heard of it', async () => {
    expect(await unheard(async (trx, work) => work(await nextVersion(trx, WS)))).toEqual([]);
  });

  it('and this finds a counter that is a sequence, with the head written last', async () => {
    await sql`create sequence planted_versions`.execute(server.database.read);
    const missed = await unheard(async (trx, work) => {
      const { rows } = await sql<{ ver: number }>`select nextval('planted_versions') as ver`.execute(trx);
      const ver = rows[0]!.ver;
      await work(ver);
      await sql`update workspace set head = greatest(head, ${ver}) where id = ${WS}`.execute(trx);
    });
    expect(missed.length).toBeGreaterThan(0);
  });

  it('and this would find one that took its version before its transaction', async () => {
    const [database] = databases as [Database];
    const cursor = new Cursor();
    const early = await database.write((trx) => nextVersion(trx, WS));
    await database.write(async (trx) => entry(trx, await nextVersion(trx, WS)));
    await cursor.read(database);
    await database.write((trx) => entry(trx, early));
    await cursor.read(database);
    expect(cursor.heard.has(early)).toBe(false);
  });

  it('transactions that wait for each other crosswise both come through', async () => {
    const both = Promise.withResolvers<void>();
    let begun = 0;
    const crosswise = (database: Database, order: readonly [string, string]) =>
      database.write(async (trx) => {
        await nextVersion(trx, order[0]);
        begun += 1;
        if (begun === 2) both.resolve();
        await both.promise;
        await nextVersion(trx, order[1]);
      });
    const [first, second] = databases as [Database, Database];
    await Promise.all([crosswise(first, [WS, 'elsewhere']), crosswise(second, ['elsewhere', WS])]);
    const heads = await first.read.selectFrom('workspace').select('head').execute();
    expect(heads.map(({ head }) => head)).toEqual([2, 2]);
  });

  it('the record of who came in stays one chain', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        databases[at % 3]!.write((trx) => audit(trx, { workspaceId: '', at, kind: 'link_failed' })),
      ),
    );
    expect(await brokenAt(server.database.read, '')).toBeUndefined();
    expect(await server.database.read.selectFrom('audit').select('seq').execute()).toHaveLength(30);
  });
});
