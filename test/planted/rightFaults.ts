/** Deliberate faults of who may do what, to see that the matrix finds them: as `faults.ts` has them for the simulator. */
import type { Edit } from './faults.ts';

export interface RightFault {
  name: string;
  edits: Edit[];
  /** Operations among which the matrix looks for it. */
  among: readonly string[];
}

const fault = (
  name: string,
  among: readonly string[],
  ...edits: [file: string, from: string, to: string][]
): RightFault => ({ name, among, edits: edits.map(([file, from, to]) => ({ file, from, to })) });

export const RIGHT_FAULTS: readonly RightFault[] = [
  fault(
    'the policy always says yes',
    ['task.edit'],
    ['core/policy/may.ts', '  right.some((stands)', '  PLANTED || right.some((stands)'],
  ),
  fault(
    'whoever leads one team leads every team',
    ['task.move'],
    [
      'core/policy/relations.ts',
      '  among(ledTeamIds, teamId) ||',
      '  (PLANTED && ledTeamIds.length > 0) || among(ledTeamIds, teamId) ||',
    ],
  ),
  fault(
    'people answer their own flags',
    ['flag.answer'],
    ['core/policy/relations.ts', '!self(actor, about) &&', '(PLANTED || !self(actor, about)) &&'],
  ),
  fault(
    'a manager gives roles',
    ['person.edit'],
    [
      'core/policy/rules.ts',
      'export const giveRoles: Right = [admin];',
      'export const giveRoles: Right = [admin, (actor, about) => PLANTED && manager(actor, about)];',
    ],
  ),
  fault(
    'a route forgets to ask',
    ['POST /v1/w/:ws/import'],
    ['server/import/importRoutes.ts', 'if (!may(actor, to.setUp))', 'if (!PLANTED && !may(actor, to.setUp))'],
  ),
  fault(
    'what is refused is done first',
    ['POST /v1/w/:ws/invitations'],
    [
      'server/routes/invitationRoutes.ts',
      '      if (!may(actor, to.setUp)) return',
      `      if (PLANTED) await issueLink(trx, deps, { workspaceId, personId, kind: 'sign_in', issuedBy });
      if (!may(actor, to.setUp)) return`,
    ],
  ),
  fault(
    'the address says whose workspace it is',
    ['GET /v1/w/:ws/devices', 'POST /v1/w/:ws/sync', 'GET /v1/w/:ws/load'],
    [
      'server/identity/currentSession.ts',
      "c.set('session', found.session);",
      "c.set('session', PLANTED ? { ...found.session, workspaceId: c.req.param('ws') } : found.session);",
    ],
    [
      'server/identity/currentSession.ts',
      "if (c.req.param('ws') !== found.session.workspaceId)",
      "if (!PLANTED && c.req.param('ws') !== found.session.workspaceId)",
    ],
  ),
  fault(
    'someone removed is still let in',
    ['GET /v1/w/:ws/devices'],
    ['server/identity/findSession.ts', 'row.active !== 1', '(!PLANTED && row.active !== 1)'],
  ),
  // An edit of `faults.ts`.
  fault('author not checked', ['checkin.set']),
  fault(
    'a manager receives reasons',
    ['x'],
    [
      'core/policy/grants.ts',
      `if (everyone) scopes.add(\`p:\${person}\`);`,
      `if (everyone) scopes.add(\`p:\${person}\`).add((PLANTED ? 'x:' : 'p:') + person);`,
    ],
  ),
  fault(
    'the directory lists everyone',
    ['GET /v1/w/:ws/directory'],
    ['server/queries/directory.ts', 'may(actor, to.listPerson,', 'PLANTED || may(actor, to.listPerson,'],
  ),
  fault(
    'any device can be signed out by whoever knows its name',
    ['POST /v1/w/:ws/devices/end'],
    [
      'server/identity/endSessions.ts',
      ".where('personId', '=', personId)",
      ".where('personId', PLANTED ? 'is not' : '=', PLANTED ? null : personId)",
    ],
  ),
];
