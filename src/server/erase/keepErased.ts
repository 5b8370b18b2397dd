import { dirname } from 'node:path';
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { eraseAgain } from './eraseAgain.ts';
import { readErased, rememberErased } from './erasedList.ts';

/** Where the list of the erased is kept: beside the database, and with the backups, which may outlive its disk. */
export const erasedFolders = ({ dataFolder, backups }: Pick<Config, 'dataFolder' | 'backups'>): string[] => [
  ...new Set([dataFolder, ...(backups ? [backups.folder] : [])]),
];

/**
 * Brings database and files together, whichever of them was set back: whoever was erased stays so, and every file knows of
 * everyone. On PostgreSQL, where several servers may share a database and its operator restores dumps, each server's own
 * file is what survives.
 */
export async function keepErased({ database, config }: Pick<Deps, 'database' | 'config'>): Promise<void> {
  const folders = erasedFolders(config);
  await eraseAgain((work) => database.write(work), database.read, folders.flatMap(readErased));
  const all = await database.read.selectFrom('erased').selectAll().execute();
  for (const folder of folders) rememberErased(folder, all);
}

/** Folders in which a backup may have brought its list along. */
export const foldersOfRestore = (backup: string, path: string): string[] => [dirname(backup), dirname(path)];
