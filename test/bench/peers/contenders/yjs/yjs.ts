import type { Contender } from '../../contender.ts';

const files = {
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
};

const cannot = {
  W2: 'the protocol acknowledges nothing',
  W5: 'a phone has a document or not: nothing takes part of it back',
};

export const yjs: Contender = {
  ...files,
  name: 'yjs',
  title: 'Yjs 13 + y-websocket, y-leveldb',
  durability: 'disk',
  keeps: 'LevelDB, each update appended, not fsynced; page: y-indexeddb',
  cannot,
};

export const yjsMemory: Contender = {
  ...files,
  name: 'yjs-memory',
  title: 'Yjs 13 + y-websocket, nothing persisted',
  durability: 'memory',
  keeps: 'nothing on either side',
  cannot,
};
