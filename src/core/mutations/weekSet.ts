import * as z from 'zod/mini';
import { civilDay, id, weekMinutes } from '../fields.ts';
import { create, defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing } from '../rejection.ts';
import { reported } from '../reported.ts';

/** A person's working week from a date on; a date in the future announces a change. */
export const weekSet = defineMutation({
  name: 'week.set',
  args: z.strictObject({ personId: id, from: civilDay, minutes: weekMinutes }),
  plan: (rows, { personId, from, minutes }, context) => {
    const no = denied(context.actor, to.describe, { personId });
    if (no) return no;
    if (context.authority && !rows.get('person', personId)) return missing('person');
    const weekId = `${personId}:${from}`;
    const write = rows.get('workingWeek', weekId)
      ? patch('workingWeek', weekId, { minutes })
      : create('workingWeek', { id: weekId, personId, from, minutes });
    const own = personId === context.actor.personId;
    return { writes: [write, ...(own ? reported(rows, context, 'availability') : [])] };
  },
});
