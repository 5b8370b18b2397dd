import * as z from 'zod/mini';
import { between, civilDay, dayMinutes, id } from '../fields.ts';
import { create, defineMutation, newId, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';

/** Commits a person to a project for a range of days (`allocationId` null: a new commitment). */
export const allocationSet = defineMutation({
  name: 'allocation.set',
  args: z.strictObject({
    allocationId: z.nullable(id),
    personId: id,
    projectId: id,
    from: civilDay,
    to: civilDay,
    /** One of the two. */
    minutesPerDay: z.nullable(dayMinutes),
    percent: z.nullable(between(0, 100)),
    mode: z.enum(['fixed', 'flexible', 'dynamic']),
    tentative: z.boolean(),
  }),
  plan: (rows, { allocationId, ...args }, context) => {
    const before = allocationId === null ? undefined : rows.get('allocation', allocationId);
    if (allocationId !== null && !before) return missing('allocation');
    for (const projectId of new Set([args.projectId, before?.projectId ?? args.projectId])) {
      const project = rows.get('project', projectId);
      if (!project) return missing('project');
      const no = denied(context.actor, to.allocate, { projectId });
      if (no) return no;
      if (project.archived)
        return reject('archived', 'the project is archived', { field: 'projectId', ids: [project.id] });
    }
    const person = rows.get('person', args.personId);
    if (!person && context.authority) return missing('person');
    if (person && !person.active)
      return reject('inactive', 'the person has left', { field: 'personId', ids: [args.personId] });
    if (args.to < args.from) return reject('range', 'ends before it starts', { field: 'to' });
    if ((args.minutesPerDay === null) === (args.percent === null))
      return reject('invalid', 'either minutes a day or a share', { field: 'percent' });
    return {
      writes: [
        allocationId === null
          ? create('allocation', { id: newId(context), ...args })
          : patch('allocation', allocationId, args),
      ],
    };
  },
});
