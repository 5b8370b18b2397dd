import type { Migration } from './migration.ts';

/** "What has changed since": asked for every look at the load, of all scopes at once. */
export const feedSince: Migration = {
  name: '0003_feedSince',
  statements: ['create index feed_since on feed (ws, ver, scope, type)'],
};
