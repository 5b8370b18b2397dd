import type { Kysely } from 'kysely';
import type { Said } from '../../core/import/known.ts';
import type { Tables } from '../database/tables.ts';

/** Five values a row; PostgreSQL and SQLite take far more in one statement. */
const MOST_ROWS = 500;

/** Keeps the source's own words, for the next time that it is imported. */
export async function rememberSaid(
  trx: Kysely<Tables>,
  workspaceId: string,
  said: readonly Said[],
): Promise<void> {
  for (let start = 0; start < said.length; start += MOST_ROWS) {
    const rows = said.slice(start, start + MOST_ROWS);
    await trx
      .insertInto('said')
      .values(
        rows.map(({ type, key, id, fields }) => ({
          ws: workspaceId,
          type,
          key,
          id,
          fields: JSON.stringify(fields),
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['ws', 'type', 'key'])
          .doUpdateSet((eb) => ({ id: eb.ref('excluded.id'), fields: eb.ref('excluded.fields') })),
      )
      .execute();
  }
}
