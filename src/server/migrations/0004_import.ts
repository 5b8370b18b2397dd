import type { Migration } from './migration.ts';

/**
 * The source's own words beside the rows that they became: only so can an import tell what the source has changed
 * from what people have changed, and leave the latter alone.
 */
export const imports: Migration = {
  name: '0004_import',
  statements: [
    'create table "said" (ws text not null, "type" text not null, "key" text not null, id text not null, "fields" text not null, primary key (ws, "type", "key"))',
  ],
};
