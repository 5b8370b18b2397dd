import { Worker } from 'node:worker_threads';
import type { ParsedTable } from '../../core/import/parsedTable.ts';
import type { CsvFailure } from './parseCsv.ts';

/** 20 MB take about a second; what takes this long is made to. */
const TIME_LIMIT = 20_000;
/** 20 MB of single characters between separators need about half of it. */
const MEMORY_LIMIT_MB = 1024;

/**
 * Takes a file apart without holding up anyone else, and gives up on one that takes too much time or memory: a file
 * comes from anywhere.
 */
export function parseInWorker(
  text: string,
  limits: { time?: number; memory?: number } = {},
): Promise<ParsedTable | CsvFailure> {
  const worker = new Worker(new URL('./parseWorker.ts', import.meta.url), {
    workerData: text,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory ?? MEMORY_LIMIT_MB },
  });
  return new Promise<ParsedTable | CsvFailure>((resolve, reject) => {
    const giveUp = (): void =>
      resolve({ failure: 'too_slow', message: 'Reading the file took too much time or memory.' });
    const timer = setTimeout(giveUp, limits.time ?? TIME_LIMIT);
    worker.once('message', resolve);
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') giveUp();
      else reject(error);
    });
    worker.once('exit', () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
