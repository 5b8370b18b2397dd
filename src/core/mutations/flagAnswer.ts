import * as z from 'zod/mini';
import { id, note } from '../fields.ts';
import { flagState } from '../flag.ts';
import { flagDown } from '../flagDown.ts';
import { create, defineMutation, newId } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';

/** A lead acknowledges, replies to or resolves a flag: a row of its own, so that two leads never overwrite each other. */
export const flagAnswer = defineMutation({
  name: 'flag.answer',
  args: z.strictObject({ flagId: id, kind: z.enum(['acknowledge', 'reply', 'resolve']), text: note }),
  plan: (rows, { flagId, kind, text }, context) => {
    const flag = rows.get('flag', flagId);
    if (!flag) return missing('flag');
    const no = denied(context.actor, to.answer, flag);
    if (no) return no;
    if (kind === 'reply' && text === '')
      return reject('invalid', 'a reply says something', { field: 'text' });
    const state = flagState(flag, rows.list('answer', 'flagId', flagId));
    // A word to someone whose flag was just withdrawn is still welcome; only closing it twice makes no sense.
    if (kind !== 'reply' && (state === 'resolved' || state === 'withdrawn'))
      return reject('already_closed', `already ${state}`, { ids: [flagId] });
    const answer = create('answer', {
      id: newId(context),
      flagId,
      personId: flag.personId,
      byId: context.actor.personId,
      kind,
      text,
      at: context.at,
      teamIds: flag.teamIds,
      toIds: flag.toIds,
    });
    return { writes: [answer, ...(kind === 'resolve' ? flagDown(rows, flag.personId, flagId) : [])] };
  },
});
