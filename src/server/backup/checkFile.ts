import { statSync } from 'node:fs';
import { Kysely, SqliteDialect } from 'kysely';
import { openConnection } from '../database/sqliteConnection.ts';
import type { Tables } from '../database/tables.ts';
import { MIGRATIONS } from '../migrations.ts';
import { BackupFailure, failureFrom } from './backupFailure.ts';
import { type Checked, checkDatabase } from './checkDatabase.ts';
import { type Manifest, notAsWritten, readManifest } from './manifest.ts';
import { openFinished } from './openFinished.ts';
import { damageOf, type Stand, verifiedStand } from './verifiedStand.ts';

/**
 * Looks at an SQLite file, a database in use or a backup with the manifest beside it, and changes nothing.
 * Throws `BackupFailure` if it cannot.
 */
export async function checkFile(path: string): Promise<Checked> {
  const inUse = statSync(`${path}-wal`, { throwIfNoEntry: false }) !== undefined;
  let connection: ReturnType<typeof openConnection> | undefined;
  try {
    statSync(path);
    const manifest = readManifest(path);
    const differs = manifest && (await notAsWritten(path, manifest, path));
    connection = inUse ? openConnection(path, { readOnly: true }) : openFinished(path);
    const damage = damageOf(connection.handle);
    if (damage !== undefined)
      return { workspaces: [], rows: {}, wrong: [...listed(differs), `The file is damaged: ${damage}.`] };
    const stand = verifiedStand(connection.handle, path);
    const { migrations } = stand;
    if (migrations.join() !== MIGRATIONS.map(({ name }) => name).join())
      throw new BackupFailure(
        `${path} has the schema of another version of Plimsoll (${migrations.at(-1) ?? 'none'}): check it with that one.`,
      );
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
    const checked = await db.transaction().execute(checkDatabase);
    const counts = manifest ? miscounted(stand, manifest) : [];
    return { ...checked, wrong: [...listed(differs), ...counts, ...checked.wrong] };
  } catch (error) {
    throw failureFrom(`${path} cannot be checked`, error);
  } finally {
    connection?.close();
  }
}

const listed = (sentence: string | undefined): string[] => (sentence === undefined ? [] : [sentence]);

/** Tables of which the manifest counted other rows: it was made of another file, or changed. */
const miscounted = ({ rows }: Stand, manifest: Manifest): string[] =>
  [...new Set([...Object.keys(rows), ...Object.keys(manifest.rows)])]
    .filter((table) => rows[table] !== manifest.rows[table])
    .map((table) => `${rows[table] ?? 0} × ${table}, and the manifest says ${manifest.rows[table] ?? 0}.`);
