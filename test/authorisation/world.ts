/** Two workspaces in one real app: all that the matrix asks for is there for every relation. */
import { create, patch, type Write } from '../../src/core/mutation.ts';
import type { Person } from '../../src/core/person.ts';
import type { Task } from '../../src/core/task.ts';
import { WORKSPACE_DEFAULTS } from '../../src/core/workspace.ts';
import { issueLink } from '../../src/server/identity/links.ts';
import { nextVersion } from '../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../src/server/rows/storeWrites.ts';
import { person, task } from '../support/crew.ts';
import type { Browser, ServerUnderTest } from '../support/serverUnderTest.ts';
import { type ActorName, isForeign, PERSON_OF, type Relation } from './actors.ts';
import { allocationOf, doneOf, flagOf, type Subject, taskOf, WEEK_FROM } from './subject.ts';
import { givenWaysIn, withWaysIn } from './withWaysIn.ts';

export interface World {
  server: ServerUnderTest;
  /** Each signed in, but for the anonymous one. */
  browserOf: (actor: ActorName) => Browser;
  /** What stands in this relation to them, and where it is to be asked for: in several ways, where there are several. */
  attempts: (actor: ActorName, relation: Relation) => Subject[];
}

type Place = 'here' | 'there';

/** Everyone of whom something is asked has a row of each kind. */
const HERE = ['mia', 'lena', 'alma', 'carl', 'ada', 'rosa', 'max', 'piet', 'emil'];
const THERE = ['wim', 'olga', 'wanda'];

const TEAM_OF: Readonly<Record<string, string>> = {
  piet: 'engine',
  emil: 'engine',
  wim: 'quay',
  olga: 'quay',
  wanda: 'quay',
};
const teamOf = (id: string): string => TEAM_OF[id] ?? 'deck';
const project = (id: string, more: { leadId?: string; allocatorId?: string } = {}): Write =>
  create('project', {
    ...{ id, name: `Project ${id}`, leadId: null, allocatorId: null, priority: 3, start: null, end: null },
    ...{ sourceKey: null, archived: false },
    ...more,
  });
const team = (id: string, leadIds: string[] = []): Write =>
  create('team', { id, name: `Team ${id}`, leadIds, sourceKey: null, archived: false });

function here(): Write[] {
  const all = ['mia', 'lena', 'alma', 'carl', 'ada', 'rosa'];
  return [
    team('deck', ['lena', 'rosa']),
    team('engine', ['lars']),
    team('spare'),
    project('refit', { leadId: 'lena', allocatorId: 'alma' }),
    project('dock', { leadId: 'lars', allocatorId: 'lars' }),
    project('yard'),
    ...HERE.flatMap((id) => theirs(id, 'here')),
    person('lars', { teamIds: ['engine'] }),
    person('nina', { teamIds: ['deck'] }),
    person('nils', { teamIds: ['engine'] }),
    patch('task', taskOf('piet'), { projectId: 'refit', teamId: null }),
    patch('task', doneOf('piet'), { projectId: 'refit', teamId: null }),
    patch('allocation', allocationOf('piet'), { projectId: 'refit' }),
    patch('allocation', allocationOf('emil'), { projectId: 'dock' }),
    ...namesakes(['wim', 'olga'], 'spare'),
    ...workspaceRows('here', 'emil', all),
    ...looseTasks({ teamId: 'deck' }, { teamId: 'engine' }, { projectId: 'refit' }, { projectId: 'dock' }),
  ];
}

const there = (): Write[] => [
  team('quay', ['olga']),
  project('crane', { leadId: 'olga', allocatorId: 'olga' }),
  ...THERE.flatMap((id) => theirs(id, 'there')),
  person('nova', { teamIds: ['quay'] }),
  ...namesakes(['mia', 'lena', 'alma', 'carl', 'ada'], 'quay'),
  ...workspaceRows('there', 'wanda', ['wim', 'olga']),
  ...looseTasks({ teamId: 'quay' }, { projectId: 'crane' }),
];

/** Others with the ids of those who ask, who may do everything: whoever got in by the address alone would be them. */
const namesakes = (ids: string[], teamId: string): Write[] =>
  ids.map((id) => person(id, { roles: ['member', 'manager', 'admin'], teamIds: [teamId] }));

const ROLES: Readonly<Record<string, Person['roles']>> = {
  carl: ['member', 'manager'],
  ada: ['member', 'admin'],
  rosa: ['member', 'manager', 'admin'],
  olga: ['member', 'manager', 'admin'],
};

function theirs(id: string, place: Place): Write[] {
  const mine = { teamId: teamOf(id), assigneeId: id } satisfies Partial<Task>;
  return [
    person(id, { teamIds: [teamOf(id)], roles: ROLES[id] ?? ['member'] }),
    task(taskOf(id), mine),
    task(`aside-${id}`, mine),
    task(doneOf(id), { ...mine, status: 'done', doneOn: '2026-03-02' }),
    flag(flagOf(id), id, [teamOf(id)]),
    create('workingWeek', {
      ...{ id: `${id}:${WEEK_FROM}`, personId: id, from: WEEK_FROM, minutes: [480, 480, 480, 0, 0, 0, 0] },
    }),
    create('checkin', { id: `${id}:2026-03-02`, personId: id, day: '2026-03-02', score: 2 }),
    create('reason', { id: `away-${id}`, personId: id, text: 'flu' }),
    create('availability', {
      ...{ id: `away-${id}`, personId: id, kind: 'away', from: '2026-03-20', to: '2026-03-20', parts: null },
      ...{ minutes: null, percent: null, everyWeeks: null, weekdays: null, anchor: null, saidAt: 1 },
    }),
    create('allocation', {
      ...{ id: allocationOf(id), personId: id, projectId: place === 'here' ? 'yard' : 'crane' },
      ...{ from: '2026-03-02', to: '2026-03-06', minutesPerDay: 120, percent: null },
      ...{ mode: 'fixed' as const, tentative: false },
    }),
  ];
}

/** What is nobody's of those who ask. */
const workspaceRows = (place: Place, raiser: string, addressees: string[]): Write[] => [
  create('workspace', { id: place, name: place, ...WORKSPACE_DEFAULTS }),
  create('skill', { id: `welding-${place}`, name: 'Welding' }),
  person(`otto-${place}`, { roles: ['member', 'admin'] }),
  person(`nick-${place}`, { roles: ['member', 'manager'] }),
  flag(flagOf(`otto-${place}`), `otto-${place}`, ['_']),
  flag(`${flagOf(raiser)}-to-all`, raiser, ['engine'], addressees),
];

const looseTasks = (...places: Partial<Task>[]): Write[] =>
  places.map((where) =>
    task(`loose-${where.teamId ?? where.projectId}`, { teamId: null, assigneeId: null, ...where }),
  );

const flag = (id: string, personId: string, teamIds: string[], toIds: string[] = []): Write =>
  create('flag', {
    ...{ id, personId, severity: 'cannot', kind: 'week', from: '2026-03-02', to: '2026-03-06' },
    ...{ taskIds: [], relief: [], note: '', teamIds, toIds, raisedAt: 1, withdrawnAt: null },
  });

export async function makeWorld(): Promise<World> {
  const server = await withWaysIn();
  const store = (place: Place, writes: Write[]): Promise<void> =>
    server.deps.database.write(async (trx) => {
      const ver = await nextVersion(trx, place);
      await storeWrites(trx, { workspaceId: place, ver, today: '2026-03-02', at: server.time.now }, writes);
    });
  for (const place of ['here', 'there'] as const) {
    const counter = { id: place, epoch: place, head: 0, floor: 0 };
    await server.deps.database.write((trx) => trx.insertInto('workspace').values(counter).execute());
    await store(place, place === 'here' ? here() : there());
  }

  const link = async (place: Place, personId: string): Promise<string> => {
    const request = { workspaceId: place, personId, kind: 'sign_in', issuedBy: null } as const;
    return (await server.deps.database.write((trx) => issueLink(trx, server.deps, request))).token;
  };
  const browsers = new Map<string, Browser>();
  const devices = new Map<string, string>();
  const tokens = new Map<string, string>();
  for (const place of ['here', 'there'] as const) {
    for (const id of place === 'here' ? HERE : THERE) {
      // Two devices each: one that asks, one to be asked about.
      for (const device of ['asks', 'other'] as const) {
        const browser = server.browser(`10.0.${browsers.size}.1`);
        await browser.post('/v1/links/redeem', { token: await link(place, id) });
        if (device === 'asks') browsers.set(id, browser);
        else devices.set(id, await newestSession(server, id));
      }
      tokens.set(id, await link(place, id));
      await givenWaysIn(server, place, id);
    }
  }
  await store('here', [patch('person', 'rosa', { active: false })]);

  const stranger = server.browser('10.9.9.9');
  const subject = (who: string, ws: Place, more: Partial<Subject> = {}): Subject => {
    const place = THERE.includes(who) ? 'there' : 'here';
    return {
      ...{ person: who, team: teamOf(who), place, ws, project: place === 'here' ? 'yard' : 'crane' },
      ...{ loose: `loose-${teamOf(who)}`, newcomer: place === 'here' ? 'nina' : 'nova' },
      ...{ session: devices.get(who)!, token: tokens.get(who)! },
      ...more,
    };
  };
  return {
    server,
    browserOf: (actor) => (actor === 'anonymous' ? stranger : browsers.get(PERSON_OF[actor])!),
    attempts: (actor, relation) => {
      const self = actor === 'anonymous' ? 'mia' : PERSON_OF[actor];
      switch (relation) {
        case 'own':
          return [subject(self, 'here')];
        case 'team':
          return [subject('max', 'here')];
        case 'project':
          return [subject('piet', 'here', { project: 'refit', loose: 'loose-refit', newcomer: 'nils' })];
        case 'other':
          return [subject('emil', 'here', { project: 'dock', newcomer: 'nils' })];
        case 'elsewhere':
          // A foreigner's own workspace is there: named in it is what is here.
          return isForeign(actor)
            ? [subject('max', 'there')]
            : [subject('wanda', 'there'), ...(actor === 'anonymous' ? [] : [subject('wanda', 'here')])];
      }
    },
  };
}

async function newestSession({ deps }: ServerUnderTest, personId: string): Promise<string> {
  const rows = await deps.database.read
    .selectFrom('session')
    .select('id')
    .where('personId', '=', personId)
    .execute();
  // The one that asks was there before it.
  return rows.map(({ id }) => id).at(-1)!;
}
