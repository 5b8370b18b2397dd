/** Every change of the schema, oldest first. Append only: a migration that was ever released is never edited. */
import { tables } from './migrations/0001_tables.ts';
import { identity } from './migrations/0002_identity.ts';
import { feedSince } from './migrations/0003_feedSince.ts';
import { imports } from './migrations/0004_import.ts';
import { theirs } from './migrations/0005_theirs.ts';
import { waysIn } from './migrations/0006_waysIn.ts';
import { privacy } from './migrations/0008_privacy.ts';
import type { Migration } from './migrations/migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  tables,
  identity,
  feedSince,
  imports,
  theirs,
  waysIn,
  privacy,
];
