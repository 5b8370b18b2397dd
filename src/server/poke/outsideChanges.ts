/** What other processes have written to a workspace, read from the feed: the versions that this process did not write. */
import type { Kysely } from 'kysely';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';

export interface OutsideChange {
  workspaceId: string;
  head: number;
  scopes: ReadonlySet<Scope> | 'all';
  /** Who holds what may have changed. */
  grants: boolean;
}

/** Rows by which people come to hold scopes; others that do lie in those scopes themselves. */
const DECIDE_GRANTS = new Set(['person', 'team', 'project']);
/** An import touches most of a workspace: telling everyone costs less than finding out who is concerned. */
const MOST_ENTRIES = 2_000;

interface Seen {
  /** All versions up to this one are known. */
  upTo: number;
  /** Later ones that this process wrote. */
  own: Set<number>;
}

export class OutsideChanges {
  readonly #seen: Promise<Map<string, Seen>>;

  /** What was written before now is no news: whoever connects asks for it anyway. */
  constructor(db: Kysely<Tables>) {
    this.#seen = readHeads(db).then(
      (heads) => new Map(heads.map(({ id, head }) => [id, { upTo: head, own: new Set() }])),
      // Then everything is news.
      () => new Map(),
    );
  }

  /** A version that this process wrote, and has told of. */
  async wrote(workspaceId: string, version: number): Promise<void> {
    const all = await this.#seen;
    // Made since, most likely here, where nobody tells of that: else each version after it would be kept for ever.
    if (!all.has(workspaceId)) all.set(workspaceId, { upTo: version, own: new Set() });
    const seen = seenOf(all, workspaceId);
    if (version <= seen.upTo) return;
    seen.own.add(version);
    advance(seen, seen.upTo);
  }

  async look(db: Kysely<Tables>): Promise<OutsideChange[]> {
    const all = await this.#seen;
    const changes: OutsideChange[] = [];
    // This process goes on writing while it waits for the answer, which may be behind it by then.
    const before = new Map([...all].map(([id, { upTo }]) => [id, upTo]));
    for (const { id, head } of await readHeads(db)) {
      const seen = seenOf(all, id);
      // Set back by a restore: then nothing that was known of it holds.
      if (head < (before.get(id) ?? 0)) {
        all.set(id, { upTo: head, own: new Set() });
        changes.push({ workspaceId: id, head, scopes: 'all', grants: true });
        continue;
      }
      if (head <= seen.upTo) continue;
      const change = await changesSince(db, id, seen, head);
      advance(seen, head);
      if (change.scopes === 'all' || change.scopes.size > 0)
        changes.push({ workspaceId: id, head, ...change });
    }
    return changes;
  }
}

/** Of a workspace that was made since, nothing is known yet. */
function seenOf(all: Map<string, Seen>, workspaceId: string): Seen {
  const seen = all.get(workspaceId) ?? { upTo: 0, own: new Set() };
  all.set(workspaceId, seen);
  return seen;
}

/** Everything up to `version` is known, and what this process wrote right after it. */
function advance(seen: Seen, version: number): void {
  seen.upTo = Math.max(seen.upTo, version);
  for (const own of seen.own) if (own <= seen.upTo) seen.own.delete(own);
  while (seen.own.delete(seen.upTo + 1)) seen.upTo += 1;
}

const readHeads = (db: Kysely<Tables>): Promise<{ id: string; head: number }[]> =>
  db.selectFrom('workspace').select(['id', 'head']).execute();

async function changesSince(
  db: Kysely<Tables>,
  workspaceId: string,
  { upTo, own }: Seen,
  head: number,
): Promise<Pick<OutsideChange, 'scopes' | 'grants'>> {
  const entries = await db
    .selectFrom('feed')
    .select(['scope', 'type', 'ver'])
    .distinct()
    .where('ws', '=', workspaceId)
    .where('ver', '>', upTo)
    .where('ver', '<=', head)
    .limit(MOST_ENTRIES + 1)
    .execute();
  if (entries.length > MOST_ENTRIES) return { scopes: 'all', grants: true };
  const news = entries.filter(({ ver }) => !own.has(ver));
  return {
    scopes: new Set(news.map(({ scope }) => scope)),
    grants: news.some(({ type }) => DECIDE_GRANTS.has(type)),
  };
}
