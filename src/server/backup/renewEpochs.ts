import type { DatabaseSync } from 'node:sqlite';
import { restoredEpoch } from './restoredEpoch.ts';
import { standsOf, type WorkspaceStand } from './verifiedStand.ts';

/** Begins a new history in each workspace of a restored file, where phones knew it as `replaced` last. */
export function renewEpochs(
  handle: DatabaseSync,
  replaced: readonly WorkspaceStand[],
  newId: () => string,
): void {
  const rename = handle.prepare('update workspace set epoch = ? where id = ?');
  for (const { id, epoch, head } of standsOf(handle)) {
    const last = replaced.find((each) => each.id === id);
    rename.run(restoredEpoch(newId(), head, [epoch, ...(last ? [last.epoch] : [])]), id);
  }
}
