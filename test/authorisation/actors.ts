/** Who asks. All who belong here are in one team, Deck, so that what tells them apart is their right alone. */
export const ACTORS = [
  'anonymous',
  'member',
  /** Leads Deck and the project Refit. */
  'lead',
  /** Decides who works on Refit, and leads nothing. */
  'allocator',
  'manager',
  'admin',
  /** Was lead, manager and admin; their device is still signed in. */
  'removed',
  'foreignMember',
  'foreignAdmin',
] as const;

export type ActorName = (typeof ACTORS)[number];

/** How what is asked for stands to who asks. */
export const RELATIONS = [
  /** Theirs, or their whole workspace's. */
  'own',
  /** Another's in their team. */
  'team',
  /** In the project Refit, of someone in another team. */
  'project',
  /** Of another team and no project of theirs. */
  'other',
  /** In a workspace that is not theirs; asked for there, and named in their own. */
  'elsewhere',
] as const;

export type Relation = (typeof RELATIONS)[number];

/** The person behind each name. */
export const PERSON_OF: Readonly<Record<Exclude<ActorName, 'anonymous'>, string>> = {
  member: 'mia',
  lead: 'lena',
  allocator: 'alma',
  manager: 'carl',
  admin: 'ada',
  removed: 'rosa',
  foreignMember: 'wim',
  foreignAdmin: 'olga',
};

export const isForeign = (actor: ActorName): boolean => actor === 'foreignMember' || actor === 'foreignAdmin';
