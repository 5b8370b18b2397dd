import * as z from 'zod/mini';
import { civilDay, id, ids, name, region, zone } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import type { Right } from '../policy/rules.ts';
import * as to from '../policy/rules.ts';
import { missing, reject } from '../rejection.ts';
import { reported } from '../reported.ts';
import { ROLES } from './personCreate.ts';

const FIELDS = {
  name,
  roles: ROLES,
  teamIds: ids,
  skillIds: ids,
  zone,
  region: z.nullable(region),
  employedFrom: z.nullable(civilDay),
  employedTo: z.nullable(civilDay),
  active: z.boolean(),
};
type Field = keyof typeof FIELDS;

/** A field without a right does not compile. */
const RIGHTS: { readonly [F in Field]: Right } = {
  name: to.introduce,
  zone: to.introduce,
  region: to.introduce,
  skillIds: to.introduce,
  roles: to.giveRoles,
  active: to.giveRoles,
  teamIds: to.employ,
  employedFrom: to.employ,
  employedTo: to.employ,
};

/** Changes the named fields of a person. */
export const personEdit = defineMutation({
  name: 'person.edit',
  args: z.strictObject({
    personId: id,
    fields: z.partial(z.strictObject(FIELDS)),
  }),
  plan: (rows, { personId, fields }, context) => {
    const { actor } = context;
    const self = personId === actor.personId;
    const person = rows.get('person', personId);
    if (!person) return missing('person');
    const about = { personId, roles: person.roles };
    // Naming no field at all is for nobody else either.
    for (const field of ['name', ...Object.keys(fields)] as Field[]) {
      const no = denied(actor, RIGHTS[field], about, `fields.${field}`);
      if (no) return no;
    }
    // Another admin has to take an admin's rights away, so one always remains.
    if (self && (fields.active === false || fields.roles?.includes('admin') === false))
      return reject('last_admin', 'another admin has to do this', { field: 'fields.roles' });
    if (context.authority) {
      const unknown = fields.teamIds?.find((team) => !rows.get('team', team));
      if (unknown) return missing('team', 'fields.teamIds', [unknown]);
    }
    const from = fields.employedFrom === undefined ? person.employedFrom : fields.employedFrom;
    const until = fields.employedTo === undefined ? person.employedTo : fields.employedTo;
    if (from && until && until < from)
      return reject('range', 'leaves before they begin', { field: 'fields.employedTo' });
    return {
      writes: [patch('person', personId, fields), ...(self ? reported(rows, context, 'availability') : [])],
    };
  },
});
