import type { Accessor } from 'solid-js';
import type { RowType, RowTypes } from '../../core/rows.ts';
import { useDevice } from './ReplicaProvider.tsx';

/** Rows of a type, live: `const tasks = createRows('task')`. Rows that did not change stay the same objects. */
export function createRows<T extends RowType>(type: T): Accessor<readonly RowTypes[T][]> {
  return useDevice().rows.of(type);
}
