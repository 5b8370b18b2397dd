import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Runs `work` so that, when it throws, what it wrote is taken back and what came before it in the transaction stays. */
export async function inSavepoint<T>(trx: Kysely<Tables>, work: () => Promise<T>): Promise<T> {
  await sql`savepoint part`.execute(trx);
  try {
    const value = await work();
    await sql`release savepoint part`.execute(trx);
    return value;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(trx);
    await sql`release savepoint part`.execute(trx);
    throw error;
  }
}
