/** Teams, roles and people change, as an import or an administrator changes them. */
import { patch, type Write } from '../../../src/core/mutation.ts';
import { person, task } from '../../support/crew.ts';
import { comeBack } from './comeBack.ts';
import type { Change } from './operations.ts';
import type { World } from './world.ts';

export async function changeOrganisation(world: World, change: Change): Promise<void> {
  if (change.kind === 'removed') world.tallies.add('removed');
  world.tallies.add('organisation changed');
  await world.server.store(writesOf(world, change));
  if (change.kind === 'back') await comeBack(world, change.person);
}

function writesOf(world: World, change: Change): Write[] {
  switch (change.kind) {
    case 'leads':
      return [patch('team', change.team, { leadIds: change.lead === null ? [] : [change.lead] })];
    case 'team':
      return [patch('person', change.person, { teamIds: change.team === null ? [] : [change.team] })];
    case 'manager':
      return [patch('person', change.person, { roles: change.is ? ['member', 'manager'] : ['member'] })];
    case 'projectLead':
      return [patch('project', 'refit', { leadId: change.lead })];
    case 'removed':
      return [patch('person', change.person, { active: false })];
    case 'back':
      return [patch('person', change.person, { active: true })];
    case 'import': {
      const number = world.next('import');
      const rows = Array.from({ length: change.rows }, (_, index) =>
        task(`import-${number}-${index}`, { assigneeId: index % 2 ? 'mia' : 'max' }),
      );
      return [...rows, person(`new-${number}`, { teamIds: ['deck'] })];
    }
  }
}
