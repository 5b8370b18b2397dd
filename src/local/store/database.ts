import Dexie, { type EntityTable, type Table } from 'dexie';
import type { BaseRecord, IssueRecord, Meta, OutboxRecord, OverlayRecord, SentRecord } from './records.ts';

const PREFIX = 'plimsoll/';

/** One database per workspace and person, so that nobody ever reads what another person left on a shared device. */
export const databaseName = (workspaceId: string, personId: string): string =>
  `${PREFIX}${workspaceId}/${personId}`;

/** Of everybody who has used this device. */
export async function databaseNames(): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => ownerOf(name) !== undefined);
}

/** Whose database it is; undefined for one that is not ours. */
export function ownerOf(name: string): { workspaceId: string; personId: string } | undefined {
  const [workspaceId, personId, ...more] = name.startsWith(PREFIX)
    ? name.slice(PREFIX.length).split('/')
    : [];
  return workspaceId && personId && more.length === 0 ? { workspaceId, personId } : undefined;
}

export type MetaRecord = { key: 'replica'; value: Meta } | { key: 'queries'; value: unknown };

export class Database extends Dexie {
  declare base: Table<BaseRecord, [string, string]>;
  declare overlay: Table<OverlayRecord, [string, string]>;
  declare outbox: EntityTable<OutboxRecord, 'n'>;
  declare sent: EntityTable<SentRecord, 'uid'>;
  declare issues: EntityTable<IssueRecord, 'uid'>;
  declare meta: Table<MetaRecord, string>;

  constructor(name: string) {
    super(name, {
      // Without it IndexedDB reports `complete` before the disk has it, and "saved on this phone" would be a guess.
      chromeTransactionDurability: 'strict',
      // Dexie's cache shows writes before they are committed; here a write is shown when it is safe.
      cache: 'disabled',
      autoOpen: false,
    });
    // `type` is asked of the keys by now. A version without it could not be read by an app that is set back.
    this.version(1).stores({
      base: '[type+id], *scopes, type',
      overlay: '[type+id], type',
      outbox: 'n',
      sent: 'uid, receivedAt',
      issues: 'uid, at',
      meta: 'key',
    });
  }
}
