import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { distribute, distribution, tableKeys } from '../../../src/server/database/postgres/distribute.ts';
import { MIGRATIONS } from '../../../src/server/migrations.ts';
import { postgresDatabase, type TestDatabase } from '../../support/testDatabase.ts';

let own: TestDatabase;
let client: pg.Client;
beforeEach(async () => {
  own = await postgresDatabase('template1');
  client = new pg.Client(own.url);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await own.drop();
});

const ask = (statement: string) => client.query(statement).then(({ rows }) => rows);
const open = async (migrations = MIGRATIONS) => (await openDatabase(own.url, { migrations })).close();

describe('a migration', () => {
  it('is applied once when several servers start at the same moment', async () => {
    await Promise.all([open(), open(), open(), open()]);
    expect(await ask('select name from migration order by position')).toEqual(
      MIGRATIONS.map(({ name }) => ({ name })),
    );
  });

  it('that fails leaves nothing of itself behind', async () => {
    await open();
    const half = {
      name: '9999_half',
      statements: ['create table half (ws text primary key)', 'create nonsense'],
    };
    await expect(open([...MIGRATIONS, half])).rejects.toThrow('nonsense');
    expect(await ask(`select to_regclass('half') as half`)).toEqual([{ half: null }]);
    await open();
  });

  it('of a newer version is not taken for one of this', async () => {
    await open([
      ...MIGRATIONS,
      { name: '9999_later', statements: ['create table later (ws text primary key)'] },
    ]);
    await expect(open()).rejects.toThrow('9999_later');
  });
});

describe('on Citus', () => {
  it('nothing is distributed where the extension is missing', async () => {
    await open();
    const asked: string[] = [];
    await distribute(async (statement) => {
      asked.push(statement);
      return ask(statement);
    });
    expect(asked).toEqual([expect.stringContaining('pg_extension')]);
  });

  it('workspaces stay whole: every table that belongs to one lies beside it, the others everywhere', async () => {
    await open();
    const statements = distribution(await tableKeys(ask), new Set(['"timeEntry"']));
    expect(statements[0]).toBe(`select create_distributed_table('workspace', 'id')`);
    const beside = statements.filter((each) => each.includes(`', 'ws', colocate_with => 'workspace')`));
    expect(beside).toContain(`select create_distributed_table('feed', 'ws', colocate_with => 'workspace')`);
    expect(beside).toContain(
      `select create_distributed_table('"workingWeek"', 'ws', colocate_with => 'workspace')`,
    );
    expect(statements.slice(1 + beside.length)).toEqual([
      `select create_reference_table('attempt')`,
      `select create_reference_table('link')`,
      `select create_reference_table('mail_address')`,
      `select create_reference_table('oidc_identity')`,
      `select create_reference_table('passkey')`,
      `select create_reference_table('session')`,
    ]);
    // What is distributed already is left alone, and no table is forgotten.
    expect(statements.filter((each) => each.includes('timeEntry'))).toEqual([]);
    const tables = await ask(`select tablename from pg_tables where schemaname = 'public'`);
    expect(statements).toHaveLength(tables.length - ['timeEntry', 'migration', 'migration_lock'].length);
  });

  it('names are known as the cluster itself writes them', async () => {
    await open();
    for (const { table } of await tableKeys(ask)) {
      const [named] = await ask(`select cast(cast('"${table}"' as regclass) as text) as name`);
      const statements = distribution([{ table, first: 'ws' }], new Set([named.name]));
      expect(statements).toEqual([]);
    }
  });

  it('it is asked for in one transaction, one table after the other', async () => {
    await open();
    const asked: string[] = [];
    await distribute(async (statement) => {
      if (statement.includes('pg_extension')) return [{ extname: 'citus' }];
      if (statement.includes('pg_dist_partition')) return [];
      if (statement.includes('information_schema')) return ask(statement);
      asked.push(statement);
      return [];
    });
    expect(asked[0]).toBe(`set local citus.multi_shard_modify_mode to 'sequential'`);
    expect(asked[1]).toContain('create_distributed_table');
  });
});
