import * as z from 'zod/mini';
import { between } from '../fields.ts';
import { create, defineMutation, patch } from '../mutation.ts';
import { reported } from '../reported.ts';

/** How today's load feels, 1 (plenty of room) to 5 (far too much); the last tap of a day counts. */
export const checkinSet = defineMutation({
  name: 'checkin.set',
  args: z.strictObject({ score: between(1, 5) }),
  plan: (rows, { score }, context) => {
    const { actor, day } = context;
    const id = `${actor.personId}:${day}`;
    const write = rows.get('checkin', id)
      ? patch('checkin', id, { score })
      : create('checkin', { id, personId: actor.personId, day, score });
    return { writes: [write, ...reported(rows, context, 'checkin')] };
  },
});
