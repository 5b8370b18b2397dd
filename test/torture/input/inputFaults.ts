import type { Edit } from '../../planted/faults.ts';

/** Faults that hostile requests have to find in the program; `wrong` is what they say of it. */
export const INPUT_FAULTS: readonly { name: string; wrong: RegExp; edits: Edit[] }[] = [
  {
    name: 'any workspace is one’s own',
    wrong: /was let into the/,
    edits: [
      {
        file: 'server/identity/currentSession.ts',
        from: "if (c.req.param('ws') !== found.session.workspaceId)",
        to: "if (!PLANTED && c.req.param('ws') !== found.session.workspaceId)",
      },
    ],
  },
  {
    name: 'removed people come in',
    wrong: /^(removed|anonymous) (was|changed)/,
    edits: [
      {
        file: 'server/identity/findSession.ts',
        from: 'row.active !== 1',
        to: '(row.active !== 1 && !PLANTED)',
      },
    ],
  },
  {
    name: 'everyone acts as an admin',
    wrong: /(member|lead) changed /,
    edits: [
      {
        file: 'server/sync/applyMutation.ts',
        from: 'const context = { uid: pushed.uid, actor: scene.actor,',
        to: `if (PLANTED) scene.actor = { ...scene.actor, roles: new Set(['member', 'manager', 'admin']) };
  const context = { uid: pushed.uid, actor: scene.actor,`,
      },
    ],
  },
  {
    name: 'the author of a mutation is believed',
    wrong: /changed .*by several|changed (presence|availability|report|checkin|flag|person|timeEntry)/,
    edits: [
      {
        file: 'server/sync/applyMutation.ts',
        from: 'if (pushed.author !== scene.personId)',
        to: 'if (PLANTED) return carryOut({ ...scene, personId: pushed.author, actor: undefined }, pushed, mutationNamed(pushed.name), pushed.args);\n  if (pushed.author !== scene.personId)',
      },
    ],
  },
  {
    name: 'a body that is no JSON is nobody’s fault',
    wrong: /it was answered 500/,
    edits: [
      {
        file: 'server/http/jsonBody.ts',
        from: 'value = JSON.parse(body.text);\n    } catch {',
        to: 'value = JSON.parse(body.text);\n    } catch (error) {\n      if (PLANTED) throw error;',
      },
    ],
  },
  {
    name: 'a failure says where it happened',
    wrong: /says how the server is made/,
    edits: [
      {
        file: 'server/http/jsonBody.ts',
        from: "return problem(c, 'invalid', { detail: 'The body is not JSON.' });",
        to: "return problem(c, 'invalid', { detail: PLANTED ? new Error().stack : 'The body is not JSON.' });",
      },
    ],
  },
];
