/**
 * Who may hold which canary of the workspace of `canaryRows.ts`, written down from the design and not from the code: a
 * mistake in `scopes.ts` or `grants.ts` must not repeat itself here. Whoever asks is taken to ask for everything.
 */
import type { RowType } from '../../../src/core/rows.ts';

/** The eight of the specification, and two more who see parts: a teammate, and the lead of a project alone. */
export const ACTORS = [
  'anonymous',
  'mia',
  'max',
  'lena',
  'paul',
  'carl',
  'ada',
  'rudi',
  'otherMember',
  'otherAdmin',
] as const;
export type ActorName = (typeof ACTORS)[number];

type Readers = readonly ActorName[];
/** Readers by the subject of the row; a subject that is not named has none among the actors. */
type BySubject = Readonly<Record<string, Readers>>;

const EVERYONE: Readers = ['mia', 'max', 'lena', 'paul', 'carl', 'ada'];
/** Not Rudi, who was removed, and nobody of another workspace. */
const everyone: BySubject = { all: EVERYONE };

/** Names, weeks and absences without reasons: teammates, leads, leads of their projects, and whoever sets up. */
const about: BySubject = {
  mia: EVERYONE,
  max: EVERYONE,
  emil: ['paul', 'carl', 'ada'],
  rudi: ['paul', 'carl', 'ada'],
};
/** Figures and statements of one's own work: the person, their team's leads, managers. */
const work: BySubject = {
  mia: ['mia', 'lena', 'carl'],
  max: ['max', 'lena', 'carl'],
  emil: ['carl'],
  rudi: ['carl'],
};
/** A flag goes to the leads of the team, to whom it names, and, as work, to managers. */
const heard: BySubject = { mia: ['mia', 'lena', 'carl'], emil: ['max', 'carl'], ada: ['ada', 'carl'] };

const READERS: { readonly [T in RowType]: BySubject } = {
  workspace: everyone,
  team: everyone,
  skill: everyone,
  holiday: everyone,
  project: everyone,
  person: {
    ...about,
    lena: ['mia', 'max', 'lena', 'carl', 'ada'],
    lars: ['carl', 'ada'],
    paul: ['paul', 'carl', 'ada'],
    carl: ['carl', 'ada'],
    ada: ['carl', 'ada'],
  },
  workingWeek: about,
  availability: about,
  presence: about,
  flagUp: about,
  // The reason why: the person and their own leads. No manager, no admin.
  reason: { mia: ['mia', 'lena'], max: ['max', 'lena'] },
  // Its instant is also the age of the figures, which whoever sees figures is told.
  report: {
    ...work,
    mia: [...(work.mia as Readers), 'paul'],
    max: [...(work.max as Readers), 'paul'],
    emil: ['paul', 'carl'],
  },
  checkin: work,
  timeEntry: work,
  allocation: {
    mia: ['mia', 'lena', 'paul', 'carl'],
    max: ['max', 'lena', 'paul', 'carl'],
    emil: ['paul', 'carl'],
    rudi: ['paul', 'carl'],
  },
  task: {
    miaRefit: ['mia', 'lena', 'paul', 'carl'],
    miaDeck: ['mia', 'lena', 'carl'],
    miaDeckToo: ['mia', 'lena', 'carl'],
    doneDeck: ['mia', 'lena', 'carl'],
    emilRefit: ['paul', 'carl'],
    emilEngine: ['carl'],
    looseDeck: ['mia', 'max', 'lena', 'carl'],
    looseEngine: ['carl'],
  },
  flag: heard,
  answer: heard,
};

/** Of what only the server has: the labels of one's own devices, where one's codes go, sums over groups, and nothing else. */
const OWN: Readonly<Record<string, 'subject' | 'nobody' | 'everyone'>> = {
  session_label: 'subject',
  passkey_label: 'subject',
  passkey_publicKey: 'nobody',
  mailAddress_address: 'subject',
  oidcIdentity_subject: 'nobody',
  attempt_detail: 'nobody',
  account_joinedAt: 'nobody',
  account_signedInAt: 'nobody',
  link_createdAt: 'nobody',
  audit_at: 'nobody',
  audit_detail: 'nobody',
  said_key: 'nobody',
  said_fields: 'nobody',
  // A sum over a group that is large enough.
  groupFigure_capacityMinutes: 'everyone',
  groupFigure_demandMinutes: 'everyone',
};

/** Who an actor is: a workspace, and a name of `READERS`. */
const SELF: Readonly<Record<ActorName, readonly [workspace: string, name: ActorName]>> = {
  anonymous: ['', 'anonymous'],
  mia: ['north', 'mia'],
  max: ['north', 'max'],
  lena: ['north', 'lena'],
  paul: ['north', 'paul'],
  carl: ['north', 'carl'],
  ada: ['north', 'ada'],
  rudi: ['north', 'rudi'],
  otherMember: ['south', 'mia'],
  otherAdmin: ['south', 'ada'],
};

/** @param name of a canary: `workspace_type_field_subject` */
export function mayHold(actor: ActorName, name: string): boolean {
  const [workspace, type = '', field = '', subject = ''] = name.split('_');
  const [own, self] = SELF[actor];
  if (workspace !== own) return false;
  const server = OWN[`${type}_${field}`];
  if (server === 'everyone') return EVERYONE.includes(self);
  if (server !== undefined) return server === 'subject' && subject === actor && actor !== 'rudi';
  return READERS[type as RowType]?.[subject]?.includes(self) ?? false;
}
