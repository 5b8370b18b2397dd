import type { Contender } from '../../contender.ts';

const files = {
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
};

const cannot = {
  W2: 'the protocol acknowledges nothing',
  W5: 'a phone has a store or not: nothing takes part of it back',
};

export const tinybase: Contender = {
  ...files,
  name: 'tinybase',
  title: 'TinyBase 10 + ws',
  durability: 'fsync',
  keeps: 'node:sqlite, synchronous=FULL, the whole store as JSON after changes; page: IndexedDB persister',
  cannot,
};

export const tinybaseMemory: Contender = {
  ...files,
  name: 'tinybase-memory',
  title: 'TinyBase 10 + ws, nothing persisted',
  durability: 'memory',
  keeps: 'nothing on either side',
  cannot,
};
