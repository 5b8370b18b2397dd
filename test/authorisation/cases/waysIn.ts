import { ACTORS } from '../actors.ts';
import { EVERYONE, type RouteCase } from '../case.ts';
import { addressOf, passkeyOf } from '../subject.ts';

/** Of one's own, and of nobody else whoever they are. */
const ONES_OWN = { own: EVERYONE, team: [], project: [], other: [], elsewhere: [] } as const;
const ADMINS = ['admin'] as const;

/** A key and an answer of nobody's: that a good one lets in is what the tests of passkeys show. */
const FORGED = 'AAAA';
const forged = { id: FORGED, rawId: FORGED, type: 'public-key' };

/** Ways in besides links: by method and path, as `routeList` has them. */
export const WAYS_IN_CASES: { readonly [route: string]: readonly RouteCase[] } = {
  'GET /v1/ways-in': [
    { does: 'See which ways in there are', path: () => '/v1/ways-in', may: { own: ACTORS } },
  ],
  'POST /v1/passkeys/begin': [
    {
      does: 'Be asked for a passkey',
      path: () => '/v1/passkeys/begin',
      body: () => ({}),
      writes: true,
      may: { own: ACTORS },
    },
  ],
  'POST /v1/passkeys/enter': [
    {
      does: 'Sign in by a passkey that nobody has',
      path: () => '/v1/passkeys/enter',
      body: () => ({
        ...forged,
        response: { authenticatorData: FORGED, clientDataJSON: FORGED, signature: FORGED },
      }),
      may: { own: [] },
    },
  ],
  'GET /v1/w/:ws/passkeys': [
    {
      does: 'See one’s passkeys',
      path: ({ ws }) => `/v1/w/${ws}/passkeys`,
      has: (text, { person }) => text.includes(passkeyOf(person)),
      may: ONES_OWN,
    },
  ],
  'POST /v1/w/:ws/passkeys/begin': [
    {
      does: 'Make a passkey for oneself',
      path: ({ ws }) => `/v1/w/${ws}/passkeys/begin`,
      body: () => ({}),
      writes: true,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/passkeys': [
    {
      does: 'Have a key taken as one’s passkey that answers nothing',
      path: ({ ws }) => `/v1/w/${ws}/passkeys`,
      body: () => ({ ...forged, response: { attestationObject: FORGED, clientDataJSON: FORGED } }),
      may: { own: [], elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/passkeys/remove': [
    {
      does: 'Remove a passkey',
      path: ({ ws }) => `/v1/w/${ws}/passkeys/remove`,
      body: ({ person }) => ({ id: passkeyOf(person) }),
      writes: true,
      may: ONES_OWN,
    },
  ],
  'POST /v1/mail/ask': [
    {
      does: 'Have a code sent to a mail address',
      path: () => '/v1/mail/ask',
      body: ({ person }) => ({ address: addressOf(person) }),
      writes: true,
      may: { own: ACTORS },
    },
  ],
  'POST /v1/mail/enter': [
    {
      does: 'Sign in by a code that was never sent',
      path: () => '/v1/mail/enter',
      body: () => ({ code: '000000' }),
      may: { own: [] },
    },
  ],
  'GET /v1/w/:ws/mail-address': [
    {
      does: 'See the mail address that codes go to',
      path: ({ ws }) => `/v1/w/${ws}/mail-address`,
      has: (text, { person }) => text.includes(addressOf(person)),
      may: ONES_OWN,
    },
  ],
  'POST /v1/w/:ws/mail-address/ask': [
    {
      does: 'Have codes sent to another address of one’s own',
      path: ({ ws }) => `/v1/w/${ws}/mail-address/ask`,
      body: ({ person }) => ({ address: `new-${addressOf(person)}` }),
      writes: true,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/mail-address': [
    {
      does: 'Prove an address by a code that was never sent',
      path: ({ ws }) => `/v1/w/${ws}/mail-address`,
      body: () => ({ code: '000000' }),
      may: { own: [], elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/mail-address/remove': [
    {
      does: 'Have no more codes sent',
      path: ({ ws }) => `/v1/w/${ws}/mail-address/remove`,
      body: () => ({}),
      writes: true,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/people/:person/mail-address': [
    {
      does: 'Say where someone’s codes go',
      path: ({ ws, person }) => `/v1/w/${ws}/people/${person}/mail-address`,
      body: ({ person }) => ({ address: `set-${addressOf(person)}` }),
      writes: true,
      may: { own: ADMINS, team: ADMINS, project: ADMINS, other: ADMINS, elsewhere: [] },
    },
  ],
  'POST /v1/oidc/begin': [
    {
      does: 'Be sent to an organisation’s accounts',
      path: () => '/v1/oidc/begin',
      body: () => ({}),
      writes: true,
      may: { own: ACTORS },
    },
  ],
  'POST /v1/oidc/finish': [
    {
      does: 'Sign in by what an organisation never said',
      path: () => '/v1/oidc/finish',
      body: () => ({ query: 'code=code&state=state' }),
      may: { own: [] },
    },
  ],
  'GET /v1/w/:ws/oidc': [
    {
      does: 'See whether an organisation’s account signs one in',
      path: ({ ws }) => `/v1/w/${ws}/oidc`,
      has: (text) => text.includes('"linked":true'),
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/oidc/begin': [
    {
      does: 'Link an organisation’s account to oneself',
      path: ({ ws }) => `/v1/w/${ws}/oidc/begin`,
      body: () => ({}),
      writes: true,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
  'POST /v1/w/:ws/oidc/unlink': [
    {
      does: 'Unlink it',
      path: ({ ws }) => `/v1/w/${ws}/oidc/unlink`,
      body: () => ({}),
      writes: true,
      namesNothing: true,
      may: { own: EVERYONE, elsewhere: [] },
    },
  ],
};
