import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { DatabaseUnavailable } from '../../../src/server/database/unavailable.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { crew } from '../../support/crew.ts';
import { findPostgres } from '../../support/postgres.ts';
import { type PostgresCluster, startCluster } from '../../support/postgresCluster.ts';
import { createTestServer, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

/** One of its own: it is stopped while others are tested. */
let cluster: PostgresCluster;
let server: TestServer;

beforeEach(async () => {
  cluster = await startCluster(findPostgres()!);
  server = await createTestServer({ url: cluster.url('postgres'), database: { pollEvery: 60_000 } });
  await server.store(crew());
});
afterEach(async () => {
  await server.close();
  cluster.remove();
});

const checkin = (phone: SimplePhone) => phone.write('checkin.set', { score: 4 });

it('a PostgreSQL that is restarted costs a phone a second attempt, and the server goes on', async () => {
  const mia = new SimplePhone(server, 'mia');
  await mia.sync();
  cluster.crash();
  checkin(mia);
  expect(await mia.ask()).toMatchObject({ status: 503, body: { type: 'busy', retryAfter: 1 } });
  await expect(server.database.read.selectFrom('workspace').select('head').execute()).rejects.toThrow(
    DatabaseUnavailable,
  );
  cluster.start();
  await mia.sync();
  expect([mia.outbox, mia.results]).toEqual([[], []]);

  // And what other processes write is heard again.
  const heard = vi.fn();
  server.deps.pokes.onChange(heard);
  const other = await openDatabase(server.url);
  await vi.waitFor(
    async () => {
      const head = await other.write(async (trx) => {
        const ver = await nextVersion(trx, WS);
        const entry = { ws: WS, scope: 'w', type: 'skill', id: randomUUID(), ver, op: 'put' } as const;
        await trx.insertInto('feed').values(entry).execute();
        return ver;
      });
      await vi.waitFor(() => expect(heard.mock.calls.map(([, at]) => at)).toContain(head), { timeout: 200 });
    },
    { timeout: 10_000 },
  );
  await other.close();
});

it('a workspace that someone holds for too long is busy, not broken', async () => {
  const mia = new SimplePhone(server, 'mia');
  checkin(mia);
  const holder = new pg.Client(server.url);
  await holder.connect();
  await holder.query('begin');
  await holder.query('update workspace set head = head where id = $1', [WS]);
  expect(await mia.ask()).toMatchObject({ status: 503, body: { type: 'busy' } });
  await holder.query('rollback');
  await holder.end();
  await mia.sync();
  expect([mia.outbox, mia.results]).toEqual([[], []]);
});

it('a value that PostgreSQL cannot keep is its author’s, and holds nothing back', async () => {
  const ada = new SimplePhone(server, 'ada');
  await server.database.write((trx) =>
    sql`alter table person add constraint no_mira check (name <> 'Mira')`.execute(trx),
  );
  const wrong = ada.write('person.edit', { personId: 'mia', fields: { name: 'Mira' } });
  checkin(ada);
  await ada.sync();
  expect(ada.results.map(({ uid, code }) => [uid, code])).toEqual([[wrong.uid, 'invalid']]);
  expect(ada.ids('checkin')).toHaveLength(1);
});
