import { CompiledQuery, type Kysely } from 'kysely';
import { isDatabaseFault } from './isDatabaseFault.ts';
import type { Tables } from './tables.ts';

const OPEN = CompiledQuery.raw('savepoint part');
const KEEP = CompiledQuery.raw('release savepoint part');
const UNDO = CompiledQuery.raw('rollback to savepoint part');

/** Runs `work` so that, when it throws, what it wrote is taken back and what came before it in the transaction stays. */
export async function inSavepoint<T>(trx: Kysely<Tables>, work: () => Promise<T>): Promise<T> {
  await trx.executeQuery(OPEN);
  try {
    const value = await work();
    await trx.executeQuery(KEEP);
    return value;
  } catch (error) {
    try {
      await trx.executeQuery(UNDO);
      await trx.executeQuery(KEEP);
    } catch (undoing) {
      // A disk that fails takes the savepoint away with the transaction; that it did is what has to be told.
      throw isDatabaseFault(error) ? error : undoing;
    }
    throw error;
  }
}
