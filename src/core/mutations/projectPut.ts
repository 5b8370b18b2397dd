import * as z from 'zod/mini';
import { between, civilDay, id, name } from '../fields.ts';
import { create, defineMutation, newId, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';

/** Makes a project (`projectId` null) or changes the named fields of one. */
export const projectPut = defineMutation({
  name: 'project.put',
  args: z.strictObject({
    projectId: z.nullable(id),
    fields: z.partial(
      z.strictObject({
        name,
        leadId: z.nullable(id),
        allocatorId: z.nullable(id),
        priority: between(1, 5),
        start: z.nullable(civilDay),
        end: z.nullable(civilDay),
        archived: z.boolean(),
      }),
    ),
  }),
  plan: (rows, { projectId, fields }, context) => {
    const { actor } = context;
    const before = projectId === null ? undefined : rows.get('project', projectId);
    if (projectId !== null && !before) return missing('project');
    const namesPeople = fields.leadId !== undefined || fields.allocatorId !== undefined;
    const no = denied(actor, namesPeople ? to.setUp : to.planProject, { projectId });
    if (no) return no;
    if (context.authority) {
      for (const field of ['leadId', 'allocatorId'] as const) {
        const person = fields[field];
        if (person && !rows.get('person', person)) return missing('person', `fields.${field}`, [person]);
      }
    }
    const start = fields.start === undefined ? (before?.start ?? null) : fields.start;
    const end = fields.end === undefined ? (before?.end ?? null) : fields.end;
    if (start && end && end < start) return reject('range', 'ends before it starts', { field: 'fields.end' });
    if (projectId !== null) return { writes: [patch('project', projectId, fields)] };
    if (fields.name === undefined) return reject('invalid', 'a project has a name', { field: 'fields.name' });
    return {
      writes: [
        create('project', {
          id: newId(context),
          name: fields.name,
          leadId: fields.leadId ?? null,
          allocatorId: fields.allocatorId ?? null,
          priority: fields.priority ?? 3,
          start,
          end,
          sourceKey: null,
          archived: false,
        }),
      ],
    };
  },
});
