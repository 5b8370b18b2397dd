/** Everything that can be asked of the API, in the name of whoever asks: for their own workspace and for the other one. */
import { DATA_LISTS } from '../../../src/core/export/myDataApi.ts';
import type { MutationArgs, MutationName } from '../../../src/core/mutations.ts';
import type { Browser } from '../serverUnderTest.ts';

const NAMES = ['mia', 'max', 'lena', 'rudi', 'emil', 'lars', 'paul', 'carl', 'ada', 'nobody'];
const TEAMS = ['deck', 'engine'];

/** Requests to one route, as methods of a browser; a new route without an entry here fails the test. */
export type Requests = (browser: Browser, workspace: string) => Promise<Response>[];

const at = (workspace: string, path: string): string => `/v1/w/${workspace}/${path}`;
const CSV = 'Title,Assignee\nnew,zq\n';
const TOKEN = 'x'.repeat(43);
/** A key of nobody's. */
const FORGED = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' };

export const REQUESTS: Readonly<Record<string, Requests>> = {
  'GET /healthz': (browser) => [browser.get('/healthz')],
  'POST /v1/links/peek': (browser) => [browser.post('/v1/links/peek', { token: TOKEN })],
  'POST /v1/links/redeem': (browser) => [browser.post('/v1/links/redeem', { token: TOKEN })],
  'GET /v1/ways-in': (browser) => [browser.get('/v1/ways-in')],
  'POST /v1/passkeys/begin': (browser) => [browser.post('/v1/passkeys/begin', {})],
  'POST /v1/passkeys/enter': (browser) => [
    browser.post('/v1/passkeys/enter', {
      ...FORGED,
      response: { authenticatorData: 'AAAA', clientDataJSON: 'AAAA', signature: 'AAAA' },
    }),
  ],
  'POST /v1/mail/ask': (browser) => [browser.post('/v1/mail/ask', { address: 'nobody@example.org' })],
  'POST /v1/mail/enter': (browser) => [browser.post('/v1/mail/enter', { code: '000000' })],
  'POST /v1/oidc/begin': (browser) => [browser.post('/v1/oidc/begin', {})],
  'POST /v1/oidc/finish': (browser) => [browser.post('/v1/oidc/finish', { query: 'code=code&state=state' })],
  'GET /v1/w/:ws/passkeys': (browser, ws) => [browser.get(at(ws, 'passkeys'))],
  'POST /v1/w/:ws/passkeys/begin': (browser, ws) => [browser.post(at(ws, 'passkeys/begin'), {})],
  'POST /v1/w/:ws/passkeys': (browser, ws) => [
    browser.post(at(ws, 'passkeys'), {
      ...FORGED,
      response: { attestationObject: 'AAAA', clientDataJSON: 'AAAA' },
    }),
  ],
  'POST /v1/w/:ws/passkeys/remove': (browser, ws) =>
    NAMES.map((name) => browser.post(at(ws, 'passkeys/remove'), { id: `${ws}-${name}-passkey` })),
  'GET /v1/w/:ws/mail-address': (browser, ws) => [browser.get(at(ws, 'mail-address'))],
  'POST /v1/w/:ws/mail-address/ask': (browser, ws) => [
    browser.post(at(ws, 'mail-address/ask'), { address: 'new@example.org' }),
  ],
  'POST /v1/w/:ws/mail-address': (browser, ws) => [browser.post(at(ws, 'mail-address'), { code: '000000' })],
  'POST /v1/w/:ws/mail-address/remove': (browser, ws) => [browser.post(at(ws, 'mail-address/remove'), {})],
  'POST /v1/w/:ws/people/:person/mail-address': (browser, ws) =>
    NAMES.map((name) =>
      browser.post(at(ws, `people/${ws}-${name}/mail-address`), { address: `${name}@example.org` }),
    ),
  'GET /v1/w/:ws/oidc': (browser, ws) => [browser.get(at(ws, 'oidc'))],
  'POST /v1/w/:ws/oidc/begin': (browser, ws) => [browser.post(at(ws, 'oidc/begin'), {})],
  'POST /v1/w/:ws/oidc/unlink': (browser, ws) => [browser.post(at(ws, 'oidc/unlink'), {})],
  'GET /v1/session': (browser) => [browser.get('/v1/session')],
  // Said last of all, by `everythingReceived`.
  'POST /v1/sign-out': () => [],
  'GET /v1/w/:ws/devices': (browser, ws) => [browser.get(at(ws, 'devices'))],
  'POST /v1/w/:ws/devices/end': (browser, ws) => [
    browser.post(at(ws, 'devices/end'), { id: `${ws}-mia` }),
    browser.post(at(ws, 'devices/end'), { id: 5 }),
  ],
  'GET /v1/w/:ws/directory': (browser, ws) => [browser.get(at(ws, 'directory'))],
  'GET /v1/w/:ws/groups': (browser, ws) => [browser.get(at(ws, 'groups'))],
  'POST /v1/w/:ws/import': (browser, ws) => [
    browser.post(at(ws, 'import'), {
      text: CSV,
      asOf: '2026-03-02',
      map: [],
      status: [],
      commit: false,
    }),
  ],
  'POST /v1/w/:ws/invitations': (browser, ws) =>
    ['mia', 'rudi', 'nobody'].map((name) =>
      browser.post(at(ws, 'invitations'), { personId: `${ws}-${name}` }),
    ),
  'POST /v1/w/:ws/links/device': (browser, ws) => [browser.post(at(ws, 'links/device'), {})],
  'GET /v1/w/:ws/load': (browser, ws) => [
    browser.get(at(ws, 'load')),
    browser.get(at(ws, 'load?unit=day&columns=14')),
    browser.get(at(ws, 'load?columns=no')),
    ...TEAMS.map((team) => browser.get(at(ws, `load?team=${ws}-${team}`))),
  ],
  'GET /v1/w/:ws/people/:person/load': (browser, ws) =>
    NAMES.map((name) => browser.get(at(ws, `people/${ws}-${name}/load`))),
  'POST /v1/w/:ws/me/data': (browser, ws) => [
    browser.post(at(ws, 'me/data'), { format: 'json' }),
    browser.post(at(ws, 'me/data'), { format: 'ics' }),
    ...DATA_LISTS.map((list) => browser.post(at(ws, 'me/data'), { format: 'csv', list })),
    browser.post(at(ws, 'me/data'), { format: 'csv', list: `${ws}-mia` }),
  ],
  // Of nobody, for whoever may would take the canaries along.
  'POST /v1/w/:ws/people/:person/erase': (browser, ws) => [
    browser.post(at(ws, `people/${ws}-nobody/erase`), {}),
  ],
  'GET /v1/w/:ws/poke': (browser, ws) => [browser.get(at(ws, 'poke'))],
  // By `SimplePhone`, and here as it must not be asked.
  'POST /v1/w/:ws/sync': (browser, ws) => [
    browser.post(at(ws, 'sync'), {}),
    browser.post(at(ws, 'sync'), '{"proto":1'),
    browser.post(at(ws, 'sync'), { proto: 1, have: `${ws}-mia` }),
  ],
};

/** Everything that a manager may open, and everybody else may ask for in vain. */
export const everyWish = (workspace: string): string[] => [
  ...NAMES.map((name) => `person:${workspace}-${name}`),
  ...TEAMS.map((team) => `team:${workspace}-${team}`),
];

type Attempts = { readonly [N in MutationName]: (id: (name: string) => string) => MutationArgs<N>[] };

const UNTOUCHED = { estimateMinutes: 60 } as const;
const TASKS = ['miaRefit', 'miaDeck', 'emilRefit', 'emilEngine', 'looseEngine', 'doneDeck'];
const forTasks =
  <Args>(make: (taskId: string) => Args) =>
  (id: (name: string) => string): Args[] =>
    TASKS.map((task) => make(id(task)));

/**
 * Each mutation, aimed at what is someone else's: what it is refused with must say nothing. Those that are carried out
 * show nobody more than they saw before. A new mutation without an entry does not compile.
 */
export const ATTEMPTS: Attempts = {
  'allocation.remove': (id) => [{ allocationId: id('allocation-emil') }],
  'allocation.set': (id) => [
    {
      allocationId: id('allocation-mia'),
      personId: id('mia'),
      projectId: id('refit'),
      from: '2026-01-01',
      to: '2026-12-31',
      minutesPerDay: 60,
      percent: null,
      mode: 'fixed',
      tentative: false,
    },
  ],
  'availability.set': () => [
    {
      from: '2026-04-01',
      to: '2026-04-01',
      statement: { kind: 'away', parts: null },
      repeat: null,
      reason: '',
    },
  ],
  'checkin.set': () => [{ score: 3 }],
  'flag.answer': (id) =>
    ['mia', 'emil', 'ada', 'nobody'].map((name) => ({
      flagId: id(`flag-${name}`),
      kind: 'resolve',
      text: '',
    })),
  'flag.raise': (id) => [
    {
      severity: 'tight',
      kind: 'today',
      from: '2026-03-02',
      to: '2026-03-02',
      taskIds: [id('emilEngine')],
      relief: [],
      note: '',
      toIds: [id('emil')],
    },
  ],
  'flag.withdraw': (id) => ['mia', 'emil', 'ada', 'nobody'].map((name) => ({ flagId: id(`flag-${name}`) })),
  'person.create': () => [
    {
      name: 'New',
      roles: ['admin'],
      teamIds: [],
      skillIds: [],
      zone: 'UTC',
      region: null,
      employedFrom: null,
      weekMinutes: null,
    },
  ],
  'person.edit': (id) => ['emil', 'rudi'].map((name) => ({ personId: id(name), fields: { zone: 'UTC' } })),
  'presence.set': () => [{ state: 'available', minute: 600, until: null, percent: 100 }],
  'project.put': (id) => [{ projectId: id('refit'), fields: { priority: 1 } }],
  'report.confirm': () => [{}],
  'skill.put': (id) => [{ skillId: id('nothing'), name: 'x' }],
  'task.create': (id) => [
    {
      title: 'x',
      type: '',
      projectId: null,
      teamId: id('engine'),
      priority: 3,
      estimateMinutes: null,
      remainingMinutes: null,
      start: null,
      due: null,
      skillIds: [],
      afterIds: [id('emilEngine')],
      assigneeId: id('emil'),
    },
  ],
  'task.edit': forTasks((taskId) => ({ taskId, fields: UNTOUCHED })),
  'task.finish': forTasks((taskId) => ({ taskId, status: 'done' })),
  'task.handBack': forTasks((taskId) => ({ taskId })),
  'task.move': (id) => forTasks((taskId) => ({ taskId, toId: id('max'), fromId: id('mia') }))(id),
  'task.progress': forTasks((taskId) => ({ taskId, spentMinutes: 1 })),
  'task.reopen': forTasks((taskId) => ({ taskId })),
  'team.put': (id) => [{ teamId: id('deck'), fields: { archived: false } }],
  'week.remove': (id) => [{ personId: id('emil'), from: '2026-01-01' }],
  'week.set': (id) => [
    { personId: id('emil'), from: '2026-05-01', minutes: [480, 480, 480, 480, 480, 0, 0] },
  ],
  'workspace.configure': (id) => [{ workspaceId: id(''), fields: { weekStart: 0 } }],
};
