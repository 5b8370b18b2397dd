import * as z from 'zod/mini';
import { civilDay, id, ids, name, region, zone } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import type { Right } from '../policy/rules.ts';
import { reject } from '../rejection.ts';
import { reported } from '../reported.ts';
import { ROLES } from './personCreate.ts';

/** What people may say of themselves needs least. */
const RIGHTS: { readonly [field: string]: Right } = {
  roles: 'giveRoles',
  active: 'giveRoles',
  teamIds: 'employ',
  employedFrom: 'employ',
  employedTo: 'employ',
};

/** Changes the named fields of a person. */
export const personEdit = defineMutation({
  name: 'person.edit',
  args: z.strictObject({
    personId: id,
    fields: z.partial(
      z.strictObject({
        name,
        roles: ROLES,
        teamIds: ids,
        skillIds: ids,
        zone,
        region: z.nullable(region),
        employedFrom: z.nullable(civilDay),
        employedTo: z.nullable(civilDay),
        active: z.boolean(),
      }),
    ),
  }),
  plan: (rows, { personId, fields }, context) => {
    const { actor } = context;
    const self = personId === actor.personId;
    const person = rows.get('person', personId);
    if (!person) return reject('not_found', 'no such person', { field: 'personId' });
    const about = { personId, roles: person.roles };
    for (const field of ['name', ...Object.keys(fields)]) {
      const no = denied(actor, RIGHTS[field] ?? 'introduce', about, `fields.${field}`);
      if (no) return no;
    }
    // Another admin has to take an admin's rights away, so one always remains.
    if (self && (fields.active === false || fields.roles?.includes('admin') === false))
      return reject('last_admin', 'another admin has to do this', { field: 'fields.roles' });
    if (context.authority) {
      const unknown = fields.teamIds?.find((team) => !rows.get('team', team));
      if (unknown) return reject('not_found', 'no such team', { field: 'fields.teamIds', ids: [unknown] });
    }
    const from = fields.employedFrom === undefined ? person.employedFrom : fields.employedFrom;
    const to = fields.employedTo === undefined ? person.employedTo : fields.employedTo;
    if (from && to && to < from)
      return reject('range', 'leaves before they begin', { field: 'fields.employedTo' });
    return {
      writes: [patch('person', personId, fields), ...(self ? reported(rows, context, 'availability') : [])],
    };
  },
});
