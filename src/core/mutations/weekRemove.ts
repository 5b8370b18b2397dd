import * as z from 'zod/mini';
import { civilDay, id } from '../fields.ts';
import { defineMutation, remove } from '../mutation.ts';
import { mayDescribe } from '../policy.ts';
import { reject } from '../rejection.ts';

/** Takes back a change of the working week: the one before it goes on. */
export const weekRemove = defineMutation({
  name: 'week.remove',
  args: z.strictObject({ personId: id, from: civilDay }),
  plan: (rows, { personId, from }, context) => {
    if (!mayDescribe(context.actor, personId))
      return reject('not_allowed', 'only they themselves or an admin');
    const weekId = `${personId}:${from}`;
    if (!rows.get('workingWeek', weekId))
      return reject('not_found', 'no working week begins on that day', { field: 'from' });
    return { writes: [remove('workingWeek', weekId)] };
  },
});
