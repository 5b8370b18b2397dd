import { statSync } from 'node:fs';
import { openConnection, type SqliteConnection } from '../database/sqliteConnection.ts';
import { readManifest } from './manifest.ts';
import { openFinished } from './openFinished.ts';
import { standsOf, type WorkspaceStand } from './verifiedStand.ts';

/** One sentence for whoever is about to replace a database: what is in it that the backup does not have. */
export function whatWouldBeLost(backup: string, copy: string, path: string): string {
  const madeAt = readManifest(backup)?.madeAt ?? statSync(backup).mtime.toISOString();
  const before = standsIn(() => openFinished(copy)) ?? [];
  const now = standsIn(() => openConnection(path, { readOnly: true }));
  const changed = Math.max(...[path, `${path}-wal`].map(changedAt));
  const what =
    now === undefined
      ? 'which cannot be read'
      : now.length === 0
        ? 'which holds no workspace'
        : `last changed ${minute(changed)} (${now.map((each) => comparison(each, before)).join('; ')})`;
  return `${path} is there, ${what}, and would be replaced by the backup of ${minute(Date.parse(madeAt))}: say --yes to do it; it is kept beside the new one, and phones offer again what they hold.`;
}

function comparison({ id, head }: WorkspaceStand, before: readonly WorkspaceStand[]): string {
  const then = before.find((each) => each.id === id);
  if (then === undefined) return `workspace ${id} is at version ${head} and not in the backup at all`;
  return `workspace ${id} is at version ${head} and would go back to ${then.head}`;
}

function standsIn(open: () => SqliteConnection): WorkspaceStand[] | undefined {
  let connection: SqliteConnection | undefined;
  try {
    connection = open();
    return standsOf(connection.handle);
  } catch {
    // Broken, which is why it is to be replaced.
    return undefined;
  } finally {
    connection?.close();
  }
}

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const minute = (time: number): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
