import type { QueryStore, Replica } from './replica.ts';
import type { Store } from './store/store.ts';

/** Answers that exist only on the server, kept beside the rows so that a drop and a wipe take them along. */
export function createQueryStore(store: Store): QueryStore {
  return {
    async persistClient(client) {
      try {
        await store.write((tx) => tx.meta.putQueries(JSON.stringify(client)));
      } catch {
        // A full device, or a database closed by a sign-out: a cache that is not kept costs a request later.
      }
    },
    async restoreClient() {
      const kept = await store.read(['meta'], (tx) => tx.meta.queries());
      return typeof kept === 'string' ? JSON.parse(kept) : undefined;
    },
    removeClient: () => store.write((tx) => tx.meta.putQueries(undefined)),
  };
}

/** The same with the query library's own type of client. */
export function queryPersister<Client>(replica: Pick<Replica, 'queries'>): {
  persistClient: (client: Client) => Promise<void>;
  restoreClient: () => Promise<Client | undefined>;
  removeClient: () => Promise<void>;
} {
  const { queries } = replica;
  return { ...queries, restoreClient: async () => (await queries.restoreClient()) as Client | undefined };
}
