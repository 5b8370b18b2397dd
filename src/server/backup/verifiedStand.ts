import type { DatabaseSync } from 'node:sqlite';
import { BackupFailure, failureFrom } from './backupFailure.ts';

export interface WorkspaceStand {
  id: string;
  epoch: string;
  head: number;
}

/** What a database holds, counted. */
export interface Stand {
  /** Names, oldest first. */
  migrations: string[];
  workspaces: WorkspaceStand[];
  rows: Record<string, number>;
}

/**
 * Reads every page of a file and says what it holds. Throws `BackupFailure` where it is damaged, or is no database of ours.
 * @param name what the file is called in the sentence
 */
export function verifiedStand(handle: DatabaseSync, name: string): Stand {
  try {
    const tables = column(
      handle,
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
    );
    if (!['migration', 'workspace', 'feed', 'session'].every((table) => tables.includes(table)))
      throw new BackupFailure(`${name} is not a database of Plimsoll.`);
    const damage = damageOf(handle);
    if (damage !== undefined) throw new BackupFailure(`${name} is damaged: ${damage}.`);
    return {
      migrations: column(handle, 'select name from migration order by position'),
      workspaces: standsOf(handle),
      rows: Object.fromEntries(
        tables.map((table) => [
          table,
          Number(handle.prepare(`select count(*) as n from "${table}"`).get()?.n),
        ]),
      ),
    };
  } catch (error) {
    throw failureFrom(`${name} cannot be read as a database of Plimsoll`, error);
  }
}

export const standsOf = (handle: DatabaseSync): WorkspaceStand[] =>
  handle
    .prepare('select id, epoch, head from workspace order by id')
    .all()
    .map(({ id, epoch, head }) => ({ id: String(id), epoch: String(epoch), head: Number(head) }));

/** What is wrong with the file itself, in SQLite's words; undefined when nothing is. */
export function damageOf(handle: DatabaseSync): string | undefined {
  const verdict = column(handle, 'pragma integrity_check(1)')[0];
  if (verdict !== 'ok') return verdict?.replaceAll('\n', ' ') ?? 'it does not verify';
  const orphans = handle.prepare('pragma foreign_key_check').all().length;
  return orphans > 0 ? `${orphans} rows point at nothing` : undefined;
}

const column = (handle: DatabaseSync, query: string): string[] =>
  handle
    .prepare(query)
    .all()
    .map((row) => String(Object.values(row)[0]));
