import * as z from 'zod/mini';
import { civilDay, ids, name, region, weekMinutes, zone } from '../fields.ts';
import { create, defineMutation, newId } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing } from '../rejection.ts';

export const ROLES = z.array(z.enum(['member', 'manager', 'admin'])).check(z.maxLength(3));

/** Someone whose time is planned from now on; inviting them is another step. */
export const personCreate = defineMutation({
  name: 'person.create',
  args: z.strictObject({
    name,
    roles: ROLES,
    teamIds: ids,
    skillIds: ids,
    zone,
    region: z.nullable(region),
    employedFrom: z.nullable(civilDay),
    /** Null: the workspace's default week, shown as assumed. */
    weekMinutes: z.nullable(weekMinutes),
  }),
  plan: (rows, { weekMinutes: minutes, ...args }, context) => {
    const above = args.roles.some((role) => role !== 'member');
    const no =
      denied(context.actor, to.setUp) ??
      (above ? denied(context.actor, to.giveRoles, {}, 'roles') : undefined);
    if (no) return no;
    if (context.authority) {
      const unknown = args.teamIds.find((team) => !rows.get('team', team));
      if (unknown) return missing('team', 'teamIds', [unknown]);
    }
    const personId = newId(context);
    const from = args.employedFrom ?? context.day;
    return {
      writes: [
        create('person', { ...args, id: personId, employedTo: null, sourceKey: null, active: true }),
        ...(minutes ? [create('workingWeek', { id: `${personId}:${from}`, personId, from, minutes })] : []),
      ],
    };
  },
});
