import { create } from '../../../src/core/mutation.ts';
import type { Task } from '../../../src/core/task.ts';
import { DEFAULT_WEEK, WORKSPACE_DEFAULTS } from '../../../src/core/workspace.ts';
import type { MemoryServer } from './memoryServer.ts';

export const WORKSPACE = 'ws1';
/** A member. */
export const AMIRA = 'amira';
/** A lead of her team. */
export const LEO = 'leo';

export function task(id: string, more: Partial<Task> = {}): Task {
  return {
    id,
    title: `Task ${id}`,
    type: '',
    projectId: 'hull',
    teamId: 'yard',
    assigneeId: AMIRA,
    status: 'open',
    priority: 3,
    estimateMinutes: 480,
    remainingMinutes: null,
    loggedMinutes: 0,
    start: null,
    due: '2026-12-04',
    doneOn: null,
    skillIds: [],
    afterIds: [],
    sourceKey: null,
    ...more,
  };
}

/** A team of two, a project and a few tasks. */
export function seedWorkspace(server: MemoryServer, tasks = 3): void {
  const person = {
    skillIds: [],
    zone: 'Europe/Berlin',
    region: null,
    employedFrom: null,
    employedTo: null,
    sourceKey: null,
    active: true,
  };
  server.write([
    create('workspace', {
      id: WORKSPACE,
      name: 'Shipyard',
      ...WORKSPACE_DEFAULTS,
      defaultWeek: [...DEFAULT_WEEK],
    }),
    create('team', { id: 'yard', name: 'Yard', leadIds: [LEO], sourceKey: null, archived: false }),
    create('project', {
      id: 'hull',
      name: 'Hull',
      leadId: LEO,
      allocatorId: LEO,
      priority: 3,
      start: null,
      end: null,
      sourceKey: null,
      archived: false,
    }),
    create('person', { ...person, id: AMIRA, name: 'Amira', roles: ['member'], teamIds: ['yard'] }),
    create('person', { ...person, id: LEO, name: 'Leo', roles: ['member'], teamIds: ['yard'] }),
  ]);
  server.write(Array.from({ length: tasks }, (_, index) => create('task', task(`t${index}`))));
}

/** More of them, with ids that sort behind the first ones. */
export function seedTasks(server: MemoryServer, count: number): void {
  server.write(
    Array.from({ length: count }, (_, index) => create('task', task(`u${String(index).padStart(5, '0')}`))),
  );
}
