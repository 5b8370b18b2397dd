import { QueryObserver, type QueryObserverOptions, useQueryClient } from '@tanstack/solid-query';
import { type Accessor, createComputed, createSignal, on, onCleanup } from 'solid-js';

export interface Observed<T> {
  /**
   * The last answer, also while another is on its way or none comes; undefined before the first ever. What did not
   * change between two answers stays the same object, so that only the rest is drawn again.
   */
  data: Accessor<T | undefined>;
  fetching: Accessor<boolean>;
  /** The last attempt failed; `data` is then what was known before. */
  error: Accessor<Error | null>;
  refetch: () => void;
}

/**
 * Watches one query, whose key may depend on signals. Unlike `useQuery` it never suspends: a screen keeps its last
 * figures and says how old they are. No store either: hundreds of people are filtered and counted as plain values.
 */
export function createObserved<T extends object>(
  options: () => Pick<QueryObserverOptions<T, Error, T, T>, 'queryKey' | 'queryFn' | 'enabled' | 'staleTime'>,
): Observed<T> {
  const observer = new QueryObserver<T, Error, T, T>(useQueryClient(), options());
  const [data, setData] = createSignal<T | undefined>();
  const [fetching, setFetching] = createSignal(false);
  const [error, setError] = createSignal<Error | null>(null);

  const take = (): void => {
    const result = observer.getCurrentResult();
    setData(() => result.data);
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

  return { data, fetching, error, refetch: () => void observer.refetch() };
}
