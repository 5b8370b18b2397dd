import * as z from 'zod/mini';
import { civilDay, id } from '../fields.ts';
import { defineMutation, remove } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { reject } from '../rejection.ts';

/** Takes back a change of the working week: the one before it goes on. */
export const weekRemove = defineMutation({
  name: 'week.remove',
  args: z.strictObject({ personId: id, from: civilDay }),
  plan: (rows, { personId, from }, context) => {
    const no = denied(context.actor, to.describe, { personId });
    if (no) return no;
    const weekId = `${personId}:${from}`;
    if (!rows.get('workingWeek', weekId))
      return reject('not_found', 'no working week begins on that day', { field: 'from' });
    return { writes: [remove('workingWeek', weekId)] };
  },
});
