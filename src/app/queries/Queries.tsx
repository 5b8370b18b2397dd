import { type QueryClient, QueryClientProvider } from '@tanstack/solid-query';
import type { PersistedClient } from '@tanstack/solid-query-persist-client';
import { createSignal, type JSX, Show } from 'solid-js';
import { queryPersister, type Replica } from '../../local/index.ts';
import { useReplica } from '../replica/ReplicaProvider.tsx';
import { followReplica } from './followReplica.ts';
import { keepQueries } from './keepQueries.ts';
import { makeQueryClient } from './queryClient.ts';

interface Opened {
  client: QueryClient;
  restored: Promise<void>;
}

/** One cache a replica, however often one goes from screen to screen. */
const opened = new WeakMap<Replica, Opened>();

function openQueries(replica: Replica): Opened {
  let open = opened.get(replica);
  if (!open) {
    const client = makeQueryClient();
    const persister = queryPersister<PersistedClient>(replica);
    const restored = keepQueries(client, persister, replica.personId).then(() => {
      // What the device kept is shown and asked for again, however young it is: nobody listened meanwhile.
      void client.invalidateQueries({ refetchType: 'none' });
      // As long as the replica, and not the screen: what changes while another screen is open is old here too.
      followReplica(replica, client);
    });
    open = { client, restored };
    opened.set(replica, open);
  }
  return open;
}

/** Around every screen that shows what only the server can compute. */
export function Queries(props: { children: JSX.Element }) {
  const { client, restored } = openQueries(useReplica());
  const [ready, setReady] = createSignal(false);
  // Restoring first: a request that is already under way would be answered over by what the device kept.
  void restored.then(() => setReady(true));
  return (
    <QueryClientProvider client={client}>
      <Show when={ready()}>{props.children}</Show>
    </QueryClientProvider>
  );
}
