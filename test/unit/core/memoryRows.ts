import { type Actor, actorOf } from '../../../src/core/actor.ts';
import {
  applyWrite,
  type Mutation,
  type MutationContext,
  type Plan,
  type Rows,
} from '../../../src/core/mutation.ts';
import type { Row, RowType, RowTypes } from '../../../src/core/rows.ts';

/** All rows of a small workspace in memory: enough to plan mutations over and to carry them out. */
export class MemoryRows implements Rows {
  #rows = new Map<string, { type: RowType; row: Row; ver: number }>();
  #ver = 0;

  put<T extends RowType>(type: T, row: RowTypes[T]): this {
    this.#rows.set(`${type}/${row.id}`, { type, row, ver: ++this.#ver });
    return this;
  }

  get head(): number {
    return this.#ver;
  }

  get<T extends RowType>(type: T, id: string): RowTypes[T] | undefined {
    return this.#rows.get(`${type}/${id}`)?.row as RowTypes[T] | undefined;
  }

  all<T extends RowType>(type: T): RowTypes[T][] {
    return [...this.#rows.values()]
      .filter((held) => held.type === type)
      .map((held) => held.row as RowTypes[T])
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  list: Rows['list'] = (type, column, value) =>
    this.all(type).filter((row) => (row as unknown as Record<string, unknown>)[column] === value);

  ver(type: RowType, id: string): number {
    return this.#rows.get(`${type}/${id}`)?.ver ?? 0;
  }

  actor(personId: string): Actor {
    return actorOf(personId, {
      person: this.get('person', personId),
      teams: this.all('team'),
      projects: this.all('project'),
    });
  }

  /** Plans and, unless refused, carries out. `at` defaults to a minute after the last mutation. */
  run<Args>(
    mutation: Mutation<Args>,
    personId: string,
    args: NoInfer<Args>,
    more: Partial<MutationContext> = {},
  ): Plan {
    const context: MutationContext = {
      uid: `u${this.#ver}`,
      actor: this.actor(personId),
      day: '2026-03-02',
      at: 1_772_440_000_000 + this.#ver * 60_000,
      base: this.#ver,
      authority: true,
      ...more,
    };
    const plan = mutation.plan(this, mutation.args.parse(args) as Args, context);
    if ('writes' in plan) {
      this.#ver += 1;
      for (const write of plan.writes) {
        const key = `${write.type}/${write.op === 'create' ? write.row.id : write.id}`;
        const row = applyWrite(this.#rows.get(key)?.row, write);
        if (row) this.#rows.set(key, { type: write.type, row, ver: this.#ver });
        else this.#rows.delete(key);
      }
    }
    return plan;
  }
}

export function refusal(plan: Plan): string | null {
  return 'reject' in plan ? plan.reject.code : null;
}

const PERSON = {
  roles: ['member' as const],
  skillIds: [],
  zone: 'Europe/Berlin',
  region: null,
  employedFrom: null,
  employedTo: null,
  sourceKey: null,
  active: true,
};

/** Amira and Leo in team North led by Dana; Tom in South led by Sofia; Max is manager, Ada admin; Dana also leads project wing. */
export function smallWorkspace(): MemoryRows {
  const person = (
    id: string,
    teamIds: string[],
    more: Partial<RowTypes['person']> = {},
  ): RowTypes['person'] => ({
    ...PERSON,
    id,
    name: id,
    teamIds,
    ...more,
  });
  return new MemoryRows()
    .put('team', { id: 'north', name: 'North', leadIds: ['dana'], sourceKey: null, archived: false })
    .put('team', { id: 'south', name: 'South', leadIds: ['sofia'], sourceKey: null, archived: false })
    .put('project', {
      id: 'wing',
      name: 'Hospital wing C',
      leadId: 'dana',
      allocatorId: 'max',
      priority: 1,
      start: null,
      end: null,
      sourceKey: null,
      archived: false,
    })
    .put('person', person('amira', ['north']))
    .put('person', person('leo', ['north']))
    .put('person', person('dana', ['north']))
    .put('person', person('tom', ['south']))
    .put('person', person('sofia', ['south']))
    .put('person', person('max', [], { roles: ['member', 'manager'] }))
    .put('person', person('ada', [], { roles: ['member', 'admin'] }))
    .put('person', person('gone', ['north'], { active: false }))
    .put('task', task('survey', { assigneeId: 'amira', projectId: 'wing' }))
    .put('task', task('training', { assigneeId: 'amira', teamId: 'north' }))
    .put('task', task('loose', { teamId: 'north' }));
}

export function task(id: string, more: Partial<RowTypes['task']> = {}): RowTypes['task'] {
  return {
    id,
    title: id,
    type: '',
    projectId: null,
    teamId: null,
    assigneeId: null,
    status: 'open',
    priority: 3,
    estimateMinutes: 600,
    remainingMinutes: null,
    loggedMinutes: 0,
    start: null,
    due: '2026-03-06',
    doneOn: null,
    skillIds: [],
    afterIds: [],
    sourceKey: null,
    ...more,
  };
}
