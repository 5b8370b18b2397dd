import { statSync } from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import { openConnection } from '../database/sqliteConnection.ts';
import type { Tables } from '../database/tables.ts';
import { MIGRATIONS } from '../migrations.ts';
import { BackupFailure, failureFrom } from './backupFailure.ts';
import { type Checked, checkDatabase } from './checkDatabase.ts';
import { openFinished } from './openFinished.ts';
import { damageOf, verifiedStand } from './verifiedStand.ts';

/** Looks at an SQLite file, a database in use or a backup, and changes nothing. Throws `BackupFailure` if it cannot. */
export async function checkFile(path: string): Promise<Checked> {
  const inUse = statSync(`${path}-wal`, { throwIfNoEntry: false }) !== undefined;
  let connection: ReturnType<typeof openConnection> | undefined;
  try {
    statSync(path);
    connection = inUse ? openConnection(path, { readOnly: true }) : openFinished(path);
    const damage = damageOf(connection.handle);
    if (damage !== undefined) return { workspaces: [], rows: {}, wrong: [`The file is damaged: ${damage}.`] };
    const { migrations } = verifiedStand(connection.handle, path);
    if (migrations.join() !== MIGRATIONS.map(({ name }) => name).join())
      throw new BackupFailure(
        `${path} has the schema of another version of Plimsoll (${migrations.at(-1) ?? 'none'}): check it with that one.`,
      );
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
    return await db.transaction().execute(checkDatabase);
  } catch (error) {
    throw failureFrom(`${path} cannot be checked`, error);
  } finally {
    connection?.close();
  }
}
