import type { Database, DatabaseOptions } from './database.ts';
import { isPostgresUrl } from './isPostgresUrl.ts';
import { openSqlite } from './openSqlite.ts';

/** Opens the database that a URL names and brings it to the newest schema. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  if (!isPostgresUrl(url)) return openSqlite(url, options);
  // Loaded here, because most servers keep their data in a file.
  const { openPostgres } = await import('./postgres/openPostgres.ts');
  return openPostgres(url, options);
}
