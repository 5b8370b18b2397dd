import { databasePath } from '../database/databasePath.ts';
import { isPostgresUrl } from '../database/isPostgresUrl.ts';
import { Refusal, type Terminal } from './command.ts';
import { givenConfig } from './openWorkspace.ts';

/** The file that DATABASE_URL names, for commands on files; other databases have tools of their own. */
export function givenFile(terminal: Pick<Terminal, 'env'>): string {
  const { databaseUrl } = givenConfig(terminal);
  if (isPostgresUrl(databaseUrl))
    throw new Refusal(
      'PostgreSQL is backed up with pg_dump and restored with pg_restore; after that, “plimsoll restore --already” lets phones offer again what the dump does not have.',
    );
  if (!databaseUrl.startsWith('file:'))
    throw new Refusal(`DATABASE_URL must begin with file: for this, not be “${databaseUrl}”.`);
  return databasePath(databaseUrl);
}
