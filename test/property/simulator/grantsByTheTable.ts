/** Who may see what, read off the design's table row by row, from all that the server has. Slow, plain, and independent. */
import type { Allocation } from '../../../src/core/allocation.ts';
import type { Person } from '../../../src/core/person.ts';
import type { Project } from '../../../src/core/project.ts';
import type { Task } from '../../../src/core/task.ts';
import type { Team } from '../../../src/core/team.ts';

export interface Everything {
  person: Person[];
  team: Team[];
  project: Project[];
  task: Task[];
  allocation: Allocation[];
}

export function grantsByTheTable(all: Everything, me: string, want: readonly string[] = []): Set<string> {
  const self = all.person.find(({ id }) => id === me);
  const held = new Set(['w', `a:${me}`, `p:${me}`, `x:${me}`, `y:${me}`]);
  if (!self?.active) return new Set();
  const manager = self.roles.includes('manager');
  const mayOpen = manager || self.roles.includes('admin');
  const leads = (team: Team): boolean => !team.archived && team.leadIds.includes(me);
  const mine = all.project.filter(
    (project) => !project.archived && (project.leadId === me || project.allocatorId === me),
  );
  for (const team of all.team) {
    if (self.teamIds.includes(team.id) || leads(team)) held.add(`u:${team.id}`);
    if (leads(team)) held.add(`f:${team.id}`);
    if (manager && want.includes(`team:${team.id}`)) held.add(`f:${team.id}`).add(`u:${team.id}`);
  }
  for (const { id } of mine) held.add(`j:${id}`);
  if (manager) held.add('m').add('f:_');
  for (const other of all.person) {
    const teams = other.active ? other.teamIds : [];
    const led = all.team.some((team) => leads(team) && teams.includes(team.id));
    const worksForMe = mine.some(
      ({ id }) =>
        all.task.some((task) => task.projectId === id && task.assigneeId === other.id) ||
        all.allocation.some((each) => each.projectId === id && each.personId === other.id),
    );
    const opened = want.includes(`person:${other.id}`) || teams.some((team) => want.includes(`team:${team}`));
    if (led || worksForMe || teams.some((team) => self.teamIds.includes(team))) held.add(`a:${other.id}`);
    if (led) held.add(`p:${other.id}`).add(`x:${other.id}`);
    if (opened && mayOpen) held.add(`a:${other.id}`);
    if (opened && manager) held.add(`p:${other.id}`);
  }
  return held;
}
