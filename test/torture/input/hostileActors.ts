/** Everyone who asks: six who have to do with the harbour, two of a workspace that the six must hear nothing of. */
export const ACTORS = [
  'anonymous',
  'member',
  'lead',
  'manager',
  'admin',
  'removed',
  'otherMember',
  'otherAdmin',
] as const;

export type ActorName = (typeof ACTORS)[number];

export interface HostileActor {
  name: ActorName;
  /** '' for whoever belongs to none. */
  workspaceId: string;
  personId: string;
  /** The header's value; '' without a session. */
  cookie: string;
}

export const HARBOUR = 'harbour';
export const QUARRY = 'quarry';

/** Stands in every text of a workspace, and in no request: whoever receives it was told something of that workspace. */
export const canaryOf = (workspaceId: string): string => `Canary of the ${workspaceId}`;

/** Whom each name stands for; the removed one was a member of the harbour. */
export const PERSON: Readonly<Record<ActorName, [workspaceId: string, personId: string]>> = {
  anonymous: ['', ''],
  member: [HARBOUR, 'harbour-member'],
  lead: [HARBOUR, 'harbour-lead'],
  manager: [HARBOUR, 'harbour-manager'],
  admin: [HARBOUR, 'harbour-admin'],
  removed: [HARBOUR, 'harbour-removed'],
  otherMember: [QUARRY, 'quarry-member'],
  otherAdmin: [QUARRY, 'quarry-admin'],
};
