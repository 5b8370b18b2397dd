import type { Contender } from '../../contender.ts';
import { push } from './push.ts';

export const rxdb: Contender = {
  name: 'rxdb',
  title: 'RxDB 17, HTTP replication',
  durability: 'fsync',
  keeps:
    'node:sqlite, synchronous=FULL, by the server of its guide (its own free server storages keep nothing or 500 rows); page: Dexie storage',
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
  push,
  cannot: { W5: 'a pull that no longer names a row leaves it on the phone' },
};
