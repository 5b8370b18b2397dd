import type { Contender } from '../../contender.ts';

export const automerge: Contender = {
  name: 'automerge',
  title: 'Automerge-repo 2.5',
  durability: 'disk',
  keeps: 'files (NodeFS adapter), saved 100 ms later, not fsynced; page: IndexedDB adapter',
  page: new URL('./page.ts', import.meta.url),
  server: new URL('./server.ts', import.meta.url),
  cannot: {
    W2: 'the protocol acknowledges nothing',
    W5: 'a phone has a document or not: nothing takes part of it back',
  },
};
