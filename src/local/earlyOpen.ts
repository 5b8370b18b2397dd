/**
 * The database of whoever used this device last is opened and read while the app's own code is still being read: on a
 * slow phone the two take about as long, and neither needs the other.
 */
import { makeMirror, pageStorage } from './mirror.ts';
import { type Opened, openStore } from './openStore.ts';
import { knownSession } from './session.ts';
import { databaseName } from './store/database.ts';

export interface Owner {
  workspaceId: string;
  personId: string;
}

export interface Opening {
  opened: Promise<Opened>;
  /** Calls back when the database was opened anew. */
  onReopened(listener: () => void): void;
}

/** Whoever signs in as somebody else does so sooner than this; then the database is closed unread. */
const KEPT_MS = 30_000;

let early: { owner: Owner; opening: Opening; timer: ReturnType<typeof setTimeout> } | undefined;

export function beginOpening(owner: Owner): Opening {
  let onReopened: () => void = () => undefined;
  const mirror = makeMirror(pageStorage(), databaseName(owner.workspaceId, owner.personId));
  return {
    opened: openStore(owner, mirror, () => onReopened()),
    onReopened(listener) {
      onReopened = listener;
    },
  };
}

export function openEarly(): void {
  const owner = knownSession();
  if (!owner || early) return;
  const opening = beginOpening(owner);
  const timer = setTimeout(() => {
    early = undefined;
    void opening.opened.then(({ store }) => store.close());
  }, KEPT_MS);
  early = { owner, opening, timer };
}

/** The database that was opened early, if it is this person's, and once. */
export function takeOpening(owner: Owner): Opening {
  const taken = early;
  if (taken?.owner.workspaceId !== owner.workspaceId || taken.owner.personId !== owner.personId)
    return beginOpening(owner);
  early = undefined;
  clearTimeout(taken.timer);
  return taken.opening;
}
