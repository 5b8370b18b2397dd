import type { Contender } from '../contender.ts';
import { push } from './push.ts';

export const ours: Contender = {
  name: 'ours',
  title: 'Plimsoll',
  durability: 'fsync',
  keeps: 'SQLite, synchronous=FULL, answered after the commit; page: IndexedDB (Dexie), strict',
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
  push,
  cannot: {},
};
