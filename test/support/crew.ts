/** A small organisation in which everyone differs in what they may see. */
import { create, type Write } from '../../src/core/mutation.ts';
import type { Person } from '../../src/core/person.ts';
import type { Task } from '../../src/core/task.ts';
import { WORKSPACE_DEFAULTS } from '../../src/core/workspace.ts';

/**
 * Deck: Lena leads Mia and Max. Engine: Lars leads Emil. Lena leads the project `refit`, Carl the manager allocates it.
 * Ada administers, and belongs to no team.
 */
export function crew(): Write[] {
  return [
    create('workspace', { id: 'ws', name: 'Harbour', ...WORKSPACE_DEFAULTS }),
    create('team', { id: 'deck', name: 'Deck', leadIds: ['lena'], sourceKey: null, archived: false }),
    create('team', { id: 'engine', name: 'Engine', leadIds: ['lars'], sourceKey: null, archived: false }),
    create('project', {
      id: 'refit',
      name: 'Refit',
      leadId: 'lena',
      allocatorId: 'carl',
      priority: 3,
      start: null,
      end: null,
      sourceKey: null,
      archived: false,
    }),
    person('lena', { teamIds: ['deck'] }),
    person('mia', { teamIds: ['deck'] }),
    person('max', { teamIds: ['deck'] }),
    person('lars', { teamIds: ['engine'] }),
    person('emil', { teamIds: ['engine'] }),
    person('carl', { roles: ['member', 'manager'] }),
    person('ada', { roles: ['member', 'admin'] }),
  ];
}

export function person(id: string, more: Partial<Person> = {}): Write {
  return create('person', {
    id,
    name: `${id[0]?.toUpperCase()}${id.slice(1)}`,
    roles: ['member'],
    teamIds: [],
    skillIds: [],
    zone: 'Europe/Berlin',
    region: null,
    employedFrom: null,
    employedTo: null,
    sourceKey: null,
    active: true,
    ...more,
  });
}

export function task(id: string, more: Partial<Task> = {}): Write {
  return create('task', {
    id,
    title: `Task ${id}`,
    type: '',
    projectId: null,
    teamId: 'deck',
    assigneeId: 'mia',
    status: 'open',
    priority: 3,
    estimateMinutes: 240,
    remainingMinutes: null,
    loggedMinutes: 0,
    start: null,
    due: null,
    doneOn: null,
    skillIds: [],
    afterIds: [],
    sourceKey: null,
    ...more,
  });
}
