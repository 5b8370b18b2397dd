import type { Contender } from '../../contender.ts';
import { push } from './push.ts';

export const triplit: Contender = {
  name: 'triplit',
  title: 'Triplit 1.1, LMDB',
  durability: 'disk',
  keeps: 'LMDB, a commit is acknowledged before its flush; page: IndexedDB',
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
  push,
  cannot: { W5: 'a lost permission stops a subscription; what the phone has stays in its cache' },
};
