import * as z from 'zod/mini';
import { id } from '../fields.ts';
import { flagState } from '../flag.ts';
import { flagDown } from '../flagDown.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';

/** Its author takes a flag back. */
export const flagWithdraw = defineMutation({
  name: 'flag.withdraw',
  args: z.strictObject({ flagId: id }),
  plan: (rows, { flagId }, context) => {
    const flag = rows.get('flag', flagId);
    if (!flag) return missing('flag');
    const no = denied(context.actor, to.withdraw, flag);
    if (no) return no;
    const state = flagState(flag, rows.list('answer', 'flagId', flagId));
    if (state === 'withdrawn' || state === 'resolved')
      return reject('already_closed', `already ${state}`, { ids: [flagId] });
    return {
      writes: [patch('flag', flagId, { withdrawnAt: context.at }), ...flagDown(rows, flag.personId, flagId)],
    };
  },
});
