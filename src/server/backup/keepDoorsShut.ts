import type { DatabaseSync } from 'node:sqlite';

/** Devices that were signed out from elsewhere, links that were used or taken back, and passkeys that were removed. */
export interface ShutDoors {
  sessions: { id: string; at: number }[];
  links: { id: string; usedAt: number | null; revokedAt: number | null }[];
  passkeys: { id: string; at: number }[];
}

export function shutDoorsOf(handle: DatabaseSync): ShutDoors {
  return {
    sessions: handle
      .prepare('select id, "endedAt" as at from session where "endedAt" is not null')
      .all() as unknown as ShutDoors['sessions'],
    links: handle
      .prepare(
        'select id, "usedAt", "revokedAt" from link where "usedAt" is not null or "revokedAt" is not null',
      )
      .all() as unknown as ShutDoors['links'],
    passkeys: hasPasskeys(handle)
      ? (handle
          .prepare('select id, "removedAt" as at from passkey where "removedAt" is not null')
          .all() as unknown as ShutDoors['passkeys'])
      : [],
  };
}

/**
 * A backup knows nothing of doors that were shut after it was made: a lost phone would come in again, and a link that
 * works once would work twice. They stay shut; where nobody knows any more which they were, every open link is.
 */
export function keepDoorsShut(handle: DatabaseSync, shut: ShutDoors | undefined, now: number): void {
  if (shut === undefined) {
    handle.prepare('update link set "revokedAt" = ? where "usedAt" is null and "revokedAt" is null').run(now);
    return;
  }
  const end = handle.prepare('update session set "endedAt" = ? where id = ? and "endedAt" is null');
  for (const { id, at } of shut.sessions) end.run(at, id);
  const close = handle.prepare('update link set "usedAt" = ?, "revokedAt" = ? where id = ?');
  for (const { id, usedAt, revokedAt } of shut.links) close.run(usedAt, revokedAt, id);
  const remove = handle.prepare('update passkey set "removedAt" = ? where id = ? and "removedAt" is null');
  for (const { id, at } of shut.passkeys) remove.run(at, id);
}

/** A database that no server of this version has opened yet has none. */
const hasPasskeys = (handle: DatabaseSync): boolean =>
  handle.prepare(`select 1 from sqlite_schema where type = 'table' and name = 'passkey'`).get() !== undefined;
