import { BackupFailure } from '../backup/backupFailure.ts';
import { Refusal } from './command.ts';

/** Runs something whose failures are sentences already. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BackupFailure) throw new Refusal(error.message, { cause: error });
    throw error;
  }
}
