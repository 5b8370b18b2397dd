import type { Kysely } from 'kysely';
import type { Person } from '../../core/person.ts';
import type { Team } from '../../core/team.ts';
import { parts } from '../database/parts.ts';
import type { Tables } from '../database/tables.ts';
import type { RowChange } from './rowChanges.ts';

/** Keeps the tables that say who belongs to a team and who leads it, which rows hold as lists. */
export async function storeMemberships(
  trx: Kysely<Tables>,
  ws: string,
  changes: readonly RowChange[],
): Promise<void> {
  const members: Tables['team_member'][] = [];
  const leads: Tables['team_lead'][] = [];
  for (const { type, id, before, after } of changes) {
    if (type === 'person') {
      const [was, is] = [teamsOf(before as Person | undefined), teamsOf(after as Person | undefined)];
      if (same(was, is)) continue;
      if (before) await trx.deleteFrom('team_member').where('ws', '=', ws).where('person', '=', id).execute();
      for (const team of is) members.push({ ws, team, person: id });
    }
    if (type === 'team') {
      const [was, is] = [leadsOf(before as Team | undefined), leadsOf(after as Team | undefined)];
      if (same(was, is)) continue;
      if (before) await trx.deleteFrom('team_lead').where('ws', '=', ws).where('team', '=', id).execute();
      for (const person of is) leads.push({ ws, person, team: id });
    }
  }
  for (const some of parts(members)) await trx.insertInto('team_member').values(some).execute();
  for (const some of parts(leads)) await trx.insertInto('team_lead').values(some).execute();
}

const teamsOf = (person: Person | undefined): string[] =>
  person?.active ? [...new Set(person.teamIds)] : [];
const leadsOf = (team: Team | undefined): string[] =>
  team && !team.archived ? [...new Set(team.leadIds)] : [];
const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));
