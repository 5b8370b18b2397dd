import * as z from 'zod/mini';
import { id, ids, name } from '../fields.ts';
import { create, defineMutation, newId, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';

/** Makes a team (`teamId` null) or changes the named fields of one. */
export const teamPut = defineMutation({
  name: 'team.put',
  args: z.strictObject({
    teamId: z.nullable(id),
    fields: z.partial(z.strictObject({ name, leadIds: ids, archived: z.boolean() })),
  }),
  plan: (rows, { teamId, fields }, context) => {
    const no = denied(context.actor, to.setUp);
    if (no) return no;
    if (context.authority) {
      const unknown = fields.leadIds?.find((person) => !rows.get('person', person));
      if (unknown) return missing('person', 'fields.leadIds', [unknown]);
    }
    if (teamId === null) {
      if (fields.name === undefined) return reject('invalid', 'a team has a name', { field: 'fields.name' });
      return {
        writes: [
          create('team', {
            id: newId(context),
            name: fields.name,
            leadIds: fields.leadIds ?? [],
            archived: false,
            sourceKey: null,
          }),
        ],
      };
    }
    if (!rows.get('team', teamId)) return missing('team');
    return { writes: [patch('team', teamId, fields)] };
  },
});
