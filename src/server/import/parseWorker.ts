/** Runs in a thread of its own, which whoever started it can end: see `parseInWorker.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseCsv } from './parseCsv.ts';

parentPort?.postMessage(parseCsv(workerData as string));
