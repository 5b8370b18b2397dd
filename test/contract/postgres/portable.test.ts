/** What PostgreSQL was really asked, held against what every database that speaks like it can do. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedDemo } from '../../../src/server/demo/seedDemo.ts';
import { importFile } from '../../../src/server/import/importFile.ts';
import { dailyJobs } from '../../../src/server/jobs/dailyJobs.ts';
import { LoadService } from '../../../src/server/load/loadService.ts';
import { type ServerUnderTest, serverUnderTest } from '../../support/serverUnderTest.ts';

/** Rows of these are looked up by what belongs to no workspace. */
const GLOBAL = [
  'link',
  'session',
  'passkey',
  'attempt',
  'oidc_identity',
  'mail_address',
  'migration',
  'migration_lock',
];

const FORBIDDEN: Record<string, RegExp> = {
  sequences: /\b(nextval|currval|serial|bigserial|create sequence|generated (always|by default))\b/i,
  'triggers and stored procedures': /\b(create (or replace )?(trigger|function|procedure)|call|do \$)/i,
  'types of its own': /\bcreate (type|domain)\b/i,
  'advisory locks': /\bpg_(try_)?advisory/i,
  arrays: /\barray\s*\[|\bany\s*\(|\bunnest\b|\[\]/i,
  'json but as text': /\bjsonb?\b|->>?/i,
  'the clock of the database': /\bnow\(\)|current_timestamp|\btimestamptz?\b/i,
  'whole tables emptied': /\btruncate\b/i,
  'tables locked': /\block table\b|\bfor (update|share)\b/i,
};

let server: ServerUnderTest;
beforeEach(async () => {
  server = await serverUnderTest();
});
afterEach(() => server.close());

/** Statements that databases of tests were asked, each as PostgreSQL noted it. */
function asked(): string[] {
  const log = readFileSync(process.env.PLIMSOLL_TEST_POSTGRES_LOG!, 'utf8');
  const found = new Set<string>();
  // A statement of several lines goes on behind a tab.
  for (const [, statement] of log.matchAll(
    /^test_\w+\|LOG: {2}(?:statement|execute [^:]*): ((?:.*)(?:\n\t.*)*)/gm,
  ))
    found.add(statement!);
  return [...found];
}

async function everythingOnce(): Promise<void> {
  const { deps, time, workspaceId, adminId } = server;
  const browser = await server.signedIn(adminId);
  await browser.get(`/v1/w/${workspaceId}/directory`);
  const { workspaceId: demo, manager } = await seedDemo(deps);
  const view = { viewerId: manager, now: time.now };
  await new LoadService(deps.database).report(
    demo,
    { from: null, columns: 4, unit: 'week', teamId: null },
    view,
  );
  const text = 'key,title,assignee,team,estimate\nT1,Wire,Ann,North,4\n';
  await importFile(deps, { workspaceId }, { text, commit: true, asOf: '2026-03-02', map: [], status: [] });
  time.now += 100 * 86_400_000;
  await dailyJobs(deps);
}

it('no statement asks for what not every such database has', async () => {
  await everythingOnce();
  const statements = asked().filter(
    // What is planted beside it, in `order.test.ts`, is the tests' own.
    (statement) => !/pg_extension|to_regclass|information_schema|planted_/.test(statement),
  );
  expect(statements.length).toBeGreaterThan(40);
  for (const [what, pattern] of Object.entries(FORBIDDEN))
    expect(
      statements.filter((statement) => pattern.test(statement)),
      what,
    ).toEqual([]);
  const definitions = statements.filter((statement) => /^(create|alter|drop)\b/i.test(statement));
  for (const statement of definitions) expect(statement.split(';').filter(Boolean)).toHaveLength(1);
});

it('every key begins with the workspace, and columns are texts and integers', async () => {
  const client = new pg.Client(server.url);
  await client.connect();
  const rows = async (sql: string) => (await client.query(sql)).rows;
  const keys = await rows(`
    select t.relname as table, i.relname as index, a.attname as first
    from pg_index x
    join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]`);
  expect(keys.length).toBeGreaterThan(40);
  expect(
    keys.filter(
      ({ table, first }) => !GLOBAL.includes(table) && first !== (table === 'workspace' ? 'id' : 'ws'),
    ),
  ).toEqual([]);
  const types = await rows(
    `select distinct data_type from information_schema.columns where table_schema = 'public'`,
  );
  expect(types.map(({ data_type }) => data_type).sort()).toEqual(['bigint', 'integer', 'text']);
  const collations = await rows(
    `select distinct collation_name from information_schema.columns where table_schema = 'public' and data_type = 'text'`,
  );
  expect(collations).toEqual([{ collation_name: 'C' }]);
  const others = await rows(`
    select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
      where n.nspname = 'public' and relkind not in ('r', 'i')
    union all select tgname from pg_trigger where not tgisinternal
    union all select proname from pg_proc join pg_namespace n on n.oid = pronamespace where n.nspname = 'public'
    union all select typname from pg_type where typtype in ('e', 'd') and typnamespace = 'public'::regnamespace`);
  expect(others).toEqual([]);
  await client.end();
});
