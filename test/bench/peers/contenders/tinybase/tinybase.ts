import type { Contender } from '../../contender.ts';

export const tinybase: Contender = {
  name: 'tinybase',
  title: 'TinyBase 10 + ws',
  durability: 'fsync',
  keeps: 'node:sqlite, synchronous=FULL, the whole store as JSON after each change; page: IndexedDB persister',
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
  cannot: {},
};
