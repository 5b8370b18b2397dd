import * as z from 'zod/mini';
import { id, name } from '../fields.ts';
import { create, defineMutation, newId, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing } from '../rejection.ts';

/** Makes a skill (`skillId` null) or renames one. */
export const skillPut = defineMutation({
  name: 'skill.put',
  args: z.strictObject({ skillId: z.nullable(id), name }),
  plan: (rows, { skillId, name: text }, context) => {
    const no = denied(context.actor, to.nameSkills);
    if (no) return no;
    if (skillId === null) return { writes: [create('skill', { id: newId(context), name: text })] };
    if (!rows.get('skill', skillId)) return missing('skill');
    return { writes: [patch('skill', skillId, { name: text })] };
  },
});
