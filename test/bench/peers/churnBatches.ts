import { type BenchTask, benchTask } from './benchTask.ts';

const PER_BATCH = 100;

/** New tasks a hundred at a time, each batch to be created and deleted before the next. */
export function* churnBatches(rows: number): Generator<BenchTask[]> {
  for (let done = 0; done < rows; done += PER_BATCH)
    yield Array.from({ length: PER_BATCH }, (_, at) => ({ ...benchTask(at), id: `churn-${done + at}` }));
}
