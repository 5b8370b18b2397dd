/**
 * Who will see what a person is about to write: asked of the same scopes and grants that decide it, for a made-up
 * organisation in which each reader is only one thing. What a screen says and what sync does cannot disagree.
 */
import { type Actor, actorOf } from './actor.ts';
import { NO_LEAD } from './flag.ts';
import type { Person } from './person.ts';
import { grantsOf, type Memberships } from './policy/grants.ts';
import type { RowTypes } from './rows.ts';
import { scopesOf } from './scopes.ts';

/** In the order in which they are named. `…WhoOpen`: only once they have opened the person's page. */
export const READERS = [
  'you',
  'leads',
  'team',
  'addressed',
  'projectLeads',
  'managers',
  'managersWhoOpen',
  'adminsWhoOpen',
] as const;
export type Reader = (typeof READERS)[number];

export type Private = 'reason' | 'flag' | 'checkin' | 'presence';

/** Where the writer belongs. */
export interface Standing {
  /** They have a team. */
  team: boolean;
  /** It is led by someone else. */
  lead: boolean;
}

const DAY = '2026-03-02';

export function whoSees(kind: Private, standing: Standing): Reader[] {
  const row = ROWS[kind](standing);
  const scopes: readonly string[] = scopesOf(kind, row as never, DAY);
  const sees = (actor: Actor, want: string[] = []): boolean => {
    const grants = grantsOf(actor, organisation(standing), want);
    return scopes.some((scope) => grants.has(scope));
  };
  const opened = ['person:you'];
  const seen: Record<Reader, boolean> = {
    you: sees(actor('you', { teamIds: standing.team ? ['team'] : [] })),
    leads: standing.lead && sees(actor('lead', { leads: 'team' })),
    team: standing.team && sees(actor('mate', { teamIds: ['team'] })),
    addressed: sees(actor('addressed')),
    projectLeads: sees(actor('projectLead', { project: true })),
    managers: sees(actor('manager', { role: 'manager' })),
    managersWhoOpen: sees(actor('manager', { role: 'manager' }), opened),
    adminsWhoOpen: sees(actor('admin', { role: 'admin' }), opened),
  };
  return READERS.filter((reader) => seen[reader] && !(reader === 'managersWhoOpen' && seen.managers));
}

const ROWS: { readonly [K in Private]: (standing: Standing) => RowTypes[K] } = {
  reason: () => ({ id: 'r', personId: 'you', text: '' }),
  checkin: () => ({ id: 'c', personId: 'you', day: DAY, score: 3 }),
  presence: () => ({ id: 'you', personId: 'you', state: 'busy', until: null, saidAt: 0 }),
  // As `flag.raise` addresses it.
  flag: ({ lead }) => ({
    id: 'f',
    personId: 'you',
    severity: 'tight',
    kind: 'today',
    from: DAY,
    to: DAY,
    taskIds: [],
    relief: [],
    note: '',
    teamIds: [lead ? 'team' : NO_LEAD],
    toIds: ['addressed'],
    raisedAt: 0,
    withdrawnAt: null,
  }),
};

const organisation = ({ team }: Standing): Memberships => ({
  membersOf: (id) => (team && id === 'team' ? ['you', 'mate'] : []),
  workersOn: () => ['you'],
});

interface Part {
  teamIds?: string[];
  leads?: string;
  project?: boolean;
  role?: Person['roles'][number];
}

function actor(id: string, { teamIds = [], leads, project, role = 'member' }: Part = {}): Actor {
  return actorOf(id, {
    person: { id, roles: [role], teamIds, active: true },
    teams: leads ? [{ id: leads, leadIds: [id], archived: false }] : [],
    projects: project ? [{ id: 'project', leadId: id, allocatorId: null, archived: false }] : [],
  });
}
