import * as z from 'zod/mini';
import { civilDay, ids, note } from '../fields.ts';
import { NO_LEAD } from '../flag.ts';
import { create, defineMutation, newId, patch } from '../mutation.ts';
import { reject } from '../rejection.ts';
import { reported } from '../reported.ts';

/** "I am over the line", to the leads of one's teams and whoever else is named; to the managers where there is no lead. */
export const flagRaise = defineMutation({
  name: 'flag.raise',
  args: z.strictObject({
    severity: z.enum(['tight', 'cannot']),
    kind: z.enum(['today', 'week', 'blocked', 'help']),
    from: civilDay,
    to: civilDay,
    taskIds: ids,
    relief: z.array(z.enum(['move', 'time', 'someone'])).check(z.maxLength(3)),
    note,
    toIds: ids,
  }),
  plan: (rows, args, context) => {
    const personId = context.actor.personId;
    if (args.to < args.from) return reject('range', 'the last day is before the first', { field: 'to' });
    if (args.to < context.day) return reject('range', 'lies in the past', { field: 'to' });
    const heard = context.actor.teamIds.filter((teamId) =>
      rows.get('team', teamId)?.leadIds.some((lead) => lead !== personId),
    );
    const teamIds = heard.length > 0 ? heard : [NO_LEAD];
    const toIds = [...new Set(args.toIds)].filter((id) => id !== personId);
    const up = rows.get('flagUp', personId);
    const until = up && up.until > args.to ? up.until : args.to;
    return {
      writes: [
        create('flag', {
          ...args,
          id: newId(context),
          personId,
          teamIds,
          toIds,
          raisedAt: context.at,
          withdrawnAt: null,
        }),
        up ? patch('flagUp', personId, { until }) : create('flagUp', { id: personId, personId, until }),
        ...reported(rows, context, 'flag'),
      ],
    };
  },
});
