/** Runs in a thread of its own: see `takeBackup.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { failureFrom } from './backupFailure.ts';
import { type BackupWork, writeBackup } from './writeBackup.ts';

const work = workerData as BackupWork;
try {
  parentPort?.postMessage({ manifest: await writeBackup(work) });
} catch (error) {
  // Errors lose what they are on their way between threads; the sentence does not.
  parentPort?.postMessage({ failure: failureFrom(`${work.source} cannot be backed up`, error).message });
}
