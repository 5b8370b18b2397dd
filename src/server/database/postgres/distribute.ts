/** Runs one statement and answers with its rows. */
export type Ask = (statement: string) => Promise<Record<string, unknown>[]>;

/** The one table whose own id is the workspace's. */
const WORKSPACE = 'workspace';
/** What only migrating needs stays where servers connect. */
const OF_MIGRATIONS = new Set(['migration', 'migration_lock']);

/**
 * On a Citus cluster, spreads what is not spread yet: each table whose key begins with the workspace by workspace, all of
 * them placed alike, so that a workspace lies whole on one worker; what belongs to none is copied to every worker.
 * Without that extension nothing is done.
 */
export async function distribute(ask: Ask): Promise<void> {
  const [citus] = await ask(`select extname from pg_extension where extname = 'citus'`);
  if (!citus) return;
  const spread = await ask('select cast(logicalrelid as text) as name from pg_dist_partition');
  const statements = distribution(await tableKeys(ask), new Set(spread.map(({ name }) => String(name))));
  if (statements.length === 0) return;
  // Copies to all workers and changes of single ones do not go together in one transaction otherwise.
  await ask(`set local citus.multi_shard_modify_mode to 'sequential'`);
  for (const statement of statements) await ask(statement);
}

export interface TableKey {
  table: string;
  /** First column of its primary key. */
  first: string;
}

/** Every table of this schema. */
export async function tableKeys(ask: Ask): Promise<TableKey[]> {
  const rows = await ask(`
    select k.table_name, k.column_name
    from information_schema.table_constraints c
    join information_schema.key_column_usage k
      on k.constraint_schema = c.constraint_schema and k.constraint_name = c.constraint_name
      and k.table_name = c.table_name
    where c.constraint_type = 'PRIMARY KEY' and c.table_schema = current_schema and k.ordinal_position = 1
    order by k.table_name`);
  return rows.map((row) => ({ table: String(row.table_name), first: String(row.column_name) }));
}

/** What spreads these tables, the workspaces' own first: the others are placed as it is. */
export function distribution(tables: readonly TableKey[], spread: ReadonlySet<string>): string[] {
  const missing = tables.filter(({ table }) => !spread.has(quoted(table)) && !OF_MIGRATIONS.has(table));
  const byWorkspace = missing.filter(({ table, first }) => first === 'ws' && table !== WORKSPACE);
  const everywhere = missing.filter(({ table, first }) => first !== 'ws' && table !== WORKSPACE);
  return [
    ...(missing.some(({ table }) => table === WORKSPACE)
      ? [`select create_distributed_table('${WORKSPACE}', 'id')`]
      : []),
    ...byWorkspace.map(
      ({ table }) =>
        `select create_distributed_table('${quoted(table)}', 'ws', colocate_with => '${WORKSPACE}')`,
    ),
    ...everywhere.map(({ table }) => `select create_reference_table('${quoted(table)}')`),
  ];
}

/** As PostgreSQL writes a name that is not all small letters. */
const quoted = (name: string): string => (/^[a-z_]+$/.test(name) ? name : `"${name}"`);
