import { ACTORS, type ActorName } from '../actors.ts';
import { EVERYONE, type RouteCase } from '../case.ts';
import { taskOf } from '../subject.ts';
import { WAYS_IN_CASES } from './waysIn.ts';

const SIGNED_IN: readonly ActorName[] = [...EVERYONE, 'foreignMember', 'foreignAdmin'];
const leads: readonly ActorName[] = ['lead', 'allocator', 'manager'];
const setters: readonly ActorName[] = ['manager', 'admin'];

/** What a phone that has nothing asks. */
const question = { proto: 1, schema: 1, client: 'asks', sentAt: 0, push: [], want: [], ackN: 0 };
const nothing = { epoch: '', v: 0, scopes: [] };

/** By method and path, as `routeList` has them; a route without a row fails the matrix. */
export const ROUTE_CASES: { readonly [route: string]: readonly RouteCase[] } = {
  ...WAYS_IN_CASES,
  'GET /healthz': [{ does: 'Ask whether the server works', path: () => '/healthz', may: { own: ACTORS } }],
  'GET /v1/session': [{ does: 'Ask who one is', path: () => '/v1/session', may: { own: SIGNED_IN } }],
  'POST /v1/sign-out': [
    {
      does: 'Sign out',
      path: () => '/v1/sign-out',
      body: () => ({}),
      writes: 'sometimes',
      may: { own: ACTORS },
    },
  ],
  'POST /v1/links/peek': [
    {
      does: 'See whom a link is for',
      path: () => '/v1/links/peek',
      body: ({ token }) => ({ token }),
      may: { team: ACTORS, elsewhere: ACTORS },
    },
  ],
  'POST /v1/links/redeem': [
    {
      does: 'Sign in by a link, as the person whom it is for',
      path: () => '/v1/links/redeem',
      body: ({ token }) => ({ token }),
      writes: true,
      may: { team: ACTORS, elsewhere: ACTORS },
    },
  ],
  'POST /v1/w/:ws/links/device': [
    {
      does: 'Bring in another device of one’s own',
      path: ({ ws }) => `/v1/w/${ws}/links/device`,
      body: () => ({}),
      writes: true,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'GET /v1/w/:ws/devices': [
    {
      does: 'See one’s devices',
      path: ({ ws }) => `/v1/w/${ws}/devices`,
      has: (text, { session }) => text.includes(session),
      may: { own: EVERYONE, team: [], elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/devices/end': [
    {
      does: 'Sign a device out',
      path: ({ ws }) => `/v1/w/${ws}/devices/end`,
      body: ({ session }) => ({ id: session }),
      writes: true,
      may: { own: EVERYONE, team: [], project: [], other: [], elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/invitations': [
    {
      does: 'Invite someone who has not joined yet',
      path: ({ ws }) => `/v1/w/${ws}/invitations`,
      body: ({ newcomer }) => ({ personId: newcomer }),
      writes: true,
      may: { team: setters, project: setters, other: setters, elsewhere: [] },
    },
    {
      does: 'Make a sign-in link for someone who has joined',
      path: ({ ws }) => `/v1/w/${ws}/invitations`,
      body: ({ person }) => ({ personId: person }),
      writes: true,
      may: { own: ['admin'], team: ['admin'], project: ['admin'], other: ['admin'], elsewhere: [] },
    },
    {
      does: 'Invite a manager',
      path: ({ ws }) => `/v1/w/${ws}/invitations`,
      body: ({ place }) => ({ personId: `nick-${place}` }),
      writes: true,
      may: { other: setters, elsewhere: [] },
    },
    {
      does: 'Invite an admin',
      path: ({ ws }) => `/v1/w/${ws}/invitations`,
      body: ({ place }) => ({ personId: `otto-${place}` }),
      writes: true,
      may: { other: ['admin'], elsewhere: [] },
    },
  ],
  'GET /v1/w/:ws/directory': [
    {
      does: 'See someone in the list of people',
      path: ({ ws }) => `/v1/w/${ws}/directory`,
      has: (text, { person }) => text.includes(`"id":"${person}"`),
      may: {
        own: [...leads, 'admin'],
        team: ['lead', 'manager', 'admin'],
        project: [...leads, 'admin'],
        other: setters,
        elsewhere: [],
      },
    },
  ],
  'POST /v1/w/:ws/sync': [
    {
      does: 'Sync a phone',
      path: ({ ws }) => `/v1/w/${ws}/sync`,
      body: ({ person }) => ({ ...question, have: nothing, person }),
      may: { own: EVERYONE, team: [], project: [], other: [], elsewhere: [] },
    },
  ],
  'GET /v1/w/:ws/poke': [
    {
      does: 'Hear that something has changed',
      path: ({ ws }) => `/v1/w/${ws}/poke`,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'GET /v1/w/:ws/load': [
    {
      does: 'See someone’s load in the report',
      path: ({ ws }) => `/v1/w/${ws}/load`,
      has: (text, { person }) => text.includes(`"id":"${person}"`),
      may: { own: leads, team: ['lead', 'manager'], project: leads, other: ['manager'], elsewhere: [] },
    },
  ],
  'GET /v1/w/:ws/people/:person/load': [
    {
      does: 'See what someone’s load is made of',
      path: ({ ws, person }) => `/v1/w/${ws}/people/${person}/load`,
      may: { own: EVERYONE, team: ['lead', 'manager'], project: leads, other: ['manager'], elsewhere: [] },
    },
    {
      does: 'Read a task’s title there',
      path: ({ ws, person }) => `/v1/w/${ws}/people/${person}/load`,
      has: (text, { person }) => text.includes(taskOf(person)),
      may: { own: EVERYONE, team: ['lead', 'manager'], project: leads, other: ['manager'], elsewhere: [] },
    },
    {
      does: 'Read there the title of a task that is of no project of one’s own',
      path: ({ ws, person }) => `/v1/w/${ws}/people/${person}/load`,
      has: (text, { person }) => text.includes(`aside-${person}`),
      may: {
        own: EVERYONE,
        team: ['lead', 'manager'],
        project: ['manager'],
        other: ['manager'],
        elsewhere: [],
      },
    },
  ],
  'GET /v1/w/:ws/groups': [
    {
      does: 'See what teams carry together, where they are large enough',
      path: ({ ws }) => `/v1/w/${ws}/groups`,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/me/data': [
    {
      does: 'Take one’s own data along',
      path: ({ ws }) => `/v1/w/${ws}/me/data`,
      body: () => ({ format: 'json' }),
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/people/:person/erase': [
    {
      does: 'Erase someone for good',
      path: ({ ws, person }) => `/v1/w/${ws}/people/${person}/erase`,
      body: () => ({}),
      writes: true,
      may: { own: [], team: ['admin'], project: ['admin'], other: ['admin'], elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/import': [
    {
      does: 'Import a file',
      path: ({ ws }) => `/v1/w/${ws}/import`,
      body: () => ({
        ...{ asOf: '2026-03-02', map: [], status: [], commit: true },
        text: 'Name,Team\nIda,Deck\n',
      }),
      writes: true,
      namesNothing: true,
      may: { own: setters, elsewhere: [] },
    },
  ],
};
