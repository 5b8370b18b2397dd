import { CompiledQuery, type Kysely } from 'kysely';
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
    await trx.executeQuery(UNDO);
    await trx.executeQuery(KEEP);
    throw error;
  }
}
