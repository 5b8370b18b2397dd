import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { defineMutation, remove } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing } from '../rejection.ts';

/** Ends a commitment as if it had not been made. */
export const allocationRemove = defineMutation({
  name: 'allocation.remove',
  args: z.strictObject({ allocationId: id }),
  plan: (rows, { allocationId }, context) => {
    const allocation = rows.get('allocation', allocationId);
    if (!allocation) return missing('allocation');
    return denied(context.actor, to.allocate, allocation) ?? { writes: [remove('allocation', allocationId)] };
  },
});
