import type { Contender } from '../../contender.ts';
import { push } from './push.ts';

export const pouchdb: Contender = {
  name: 'pouchdb',
  title: 'PouchDB 9 + express-pouchdb',
  durability: 'disk',
  keeps: 'LevelDB, not fsynced; page: IndexedDB adapter',
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
  push,
  cannot: { W5: 'a filtered replication stops sending; nothing takes back what was sent' },
};
