/** Name of the lock that tabs and the worker share while one of them syncs this person's replica. */
export const syncLock = (owner: { workspaceId: string; personId: string }): string =>
  `plimsoll-sync/${owner.workspaceId}/${owner.personId}`;
