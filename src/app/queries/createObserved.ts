import { QueryObserver, type QueryObserverOptions, useQueryClient } from '@tanstack/solid-query';
import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';

export interface Observed<T> {
  /** The last answer, also while another is on its way or none comes; undefined before the first ever. */
  data: () => T | undefined;
  /** When the last answer arrived (ms), 0 before the first. */
  arrivedAt: Accessor<number>;
  fetching: Accessor<boolean>;
  /** The last attempt failed; `data` is then what was known before. */
  error: Accessor<Error | null>;
  refetch: () => void;
}

/**
 * Watches one query, whose key may depend on signals. Answers are merged into the one before by `id`, so that only
 * what changed is drawn again. Unlike `useQuery` it never suspends: a screen keeps its last figures and says how
 * old they are.
 */
export function createObserved<T extends object>(
  options: () => Pick<QueryObserverOptions<T, Error, T, T>, 'queryKey' | 'queryFn' | 'enabled' | 'staleTime'>,
): Observed<T> {
  const observer = new QueryObserver<T, Error, T, T>(useQueryClient(), options());
  const [store, setStore] = createStore<{ data: T | undefined }>({ data: undefined });
  const [arrivedAt, setArrivedAt] = createSignal(0);
  const [fetching, setFetching] = createSignal(false);
  const [error, setError] = createSignal<Error | null>(null);
  let shownKey = '';
  let shown: T | undefined;

  const take = (): void => {
    const result = observer.getCurrentResult();
    const key = JSON.stringify(observer.options.queryKey);
    if (key !== shownKey || result.data !== shown) {
      // Cloned, because merging writes into what the store holds, and the cache is not ours to write.
      const data = structuredClone(result.data);
      // Another key is another thing: nothing of the last one may shine through.
      if (key === shownKey) setStore('data', reconcile(data, { key: 'id' }));
      else setStore({ data });
      shown = result.data;
      shownKey = key;
    }
    setArrivedAt(result.dataUpdatedAt);
    setFetching(result.isFetching);
    setError(result.error);
  };

  createComputed(
    on(options, (next) => {
      observer.setOptions(next);
      take();
    }),
  );
  onCleanup(observer.subscribe(take));

  return {
    data: () => store.data,
    arrivedAt,
    fetching,
    error,
    refetch: () => void observer.refetch(),
  };
}
