import type { Team } from '../team.ts';
import type { Directory } from './directory.ts';
import { differing, type Known, newlySaid } from './known.ts';
import type { RowPlan } from './planTasks.ts';
import type { SourceTeam } from './sourceTeams.ts';

/** What a file of teams changes: names and leads, again only where the source says something new. */
export function planTeams(teams: readonly SourceTeam[], known: Known, directory: Directory): RowPlan {
  const plan: RowPlan = { writes: [], said: [], rows: { new: 0, changed: 0, unchanged: 0 }, warnings: [] };
  const saidBefore = new Map(
    known.said.filter(({ type }) => type === 'team').map((said) => [said.key, said]),
  );
  for (const { line: _, key, ...said } of teams) {
    const found = directory.teams.byKey(key) ?? directory.teams.find(said.name);
    const team = found ?? directory.team(key);
    directory.named.teams.add(team.id);
    const memory = saidBefore.get(key);
    const anew = newlySaid({ ...said }, memory?.fields);
    const fields: Partial<Team> = team.sourceKey === key ? {} : { sourceKey: key };
    if (anew.name !== undefined) fields.name = anew.name;
    if (anew.leads !== undefined) fields.leadIds = anew.leads.map((lead) => directory.person(lead).id);
    directory.teams.change(team.id, differing(team, fields));
    const isNew = directory.teams.created.has(team.id);
    plan.rows[isNew ? 'new' : directory.teams.patched.has(team.id) ? 'changed' : 'unchanged'] += 1;
    const kept = { ...memory?.fields, ...said };
    if (!memory || Object.keys(newlySaid(kept, memory.fields)).length > 0)
      plan.said.push({ type: 'team', key, id: team.id, fields: kept });
  }
  return plan;
}
