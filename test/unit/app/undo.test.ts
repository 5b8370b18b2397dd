import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene, Step } from '../../../src/app/features/outbox/scene.ts';
import { undoOf } from '../../../src/app/features/outbox/undoOf.ts';
import { actorOf } from '../../../src/core/actor.ts';
import { addDays, dayNumber } from '../../../src/core/civilDay.ts';
import { capacityOf } from '../../../src/core/load/capacity.ts';
import { applyWrite, type Rows } from '../../../src/core/mutation.ts';
import {
  MUTATIONS,
  type MutationArgs,
  type MutationName,
  mutationNamed,
} from '../../../src/core/mutations.ts';
import type { Row, RowType, RowTypes } from '../../../src/core/rows.ts';
import type { SentItem } from '../../../src/local/index.ts';
import { crew, task } from '../../support/crew.ts';
import { MONDAY as NOW } from '../../support/server.ts';

const TODAY = '2026-03-02';

/** Rows, and mutations carried out on them as on a phone. */
class Desk {
  readonly rows = new Map<string, Row>();
  now = NOW;
  #count = 0;
  constructor() {
    for (const write of [...crew(), task('paint', { assigneeId: 'mia', due: '2026-03-05' })])
      if (write.op === 'create') this.rows.set(`${write.type}:${write.row.id}`, write.row);
  }

  scene(personId = 'mia'): Scene {
    const all = <T extends RowType>(type: T): RowTypes[T][] =>
      [...this.rows].filter(([name]) => name.startsWith(`${type}:`)).map(([, row]) => row as RowTypes[T]);
    return {
      personId,
      actor: actorOf(personId, {
        person: this.rows.get(`person:${personId}`) as RowTypes['person'],
        teams: all('team'),
        projects: all('project'),
      }),
      today: TODAY,
      zone: 'UTC',
      now: this.now,
      all,
      find: (type, id) => this.rows.get(`${type}:${id}`) as never,
      here: () => true,
    };
  }

  write<N extends MutationName>(
    name: N,
    args: MutationArgs<N>,
    by = 'mia',
  ): Pick<SentItem, 'uid' | 'name' | 'args' | 'at' | 'was'> {
    this.now += 60_000 * 5;
    this.#count += 1;
    const uid = `u${this.#count}`;
    const scene = this.scene(by);
    const rows: Rows = {
      get: (type, id) => scene.find(type, id),
      list: (type, column, value) =>
        scene.all(type).filter((row) => (row as unknown as Record<string, unknown>)[column] === value),
      ver: () => 0,
    };
    const context = { uid, actor: scene.actor, day: TODAY, at: this.now, base: 0, authority: false };
    const parsed = MUTATIONS[name].args.parse(args);
    const plan = mutationNamed(name)!.plan(rows, parsed, context);
    if ('reject' in plan) throw new Error(plan.reject.message);
    const was: Record<string, Row> = {};
    for (const write of plan.writes) {
      const key = `${write.type}:${write.op === 'create' ? write.row.id : write.id}`;
      const before = this.rows.get(key);
      if (before && !(key in was)) was[key] = before;
      const after = applyWrite(before, write);
      if (after) this.rows.set(key, after);
      else this.rows.delete(key);
    }
    return { uid, name, args: parsed, at: this.now, was };
  }

  take(steps: readonly Step[]): void {
    for (const [name, args] of steps) this.write(name, args as never);
  }

  /** Minutes that Mia can work on each of the next six weeks’ days. */
  capacity(): number[] {
    const entries = this.scene().all('availability');
    const input = {
      weeks: [],
      defaultWeek: [480, 480, 480, 480, 480, 0, 0],
      employedFrom: null,
      employedTo: null,
      active: true,
      holidays: [],
    };
    return [...capacityOf({ ...input, entries }, dayNumber(TODAY), 42)];
  }
}

const midnightAfter = (days: number): number => (dayNumber(TODAY) + days + 1) * 86_400_000;

const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays(TODAY, days));
const statement: fc.Arbitrary<MutationArgs<'availability.set'>['statement']> = fc.oneof(
  fc.constant({ kind: 'usual' as const }),
  fc.constant({ kind: 'away' as const, parts: null }),
  fc.constant({ kind: 'away' as const, parts: [[600, 720]] as [number, number][] }),
  fc.integer({ min: 0, max: 400 }).map((minutes) => ({ kind: 'reduced' as const, minutes, percent: null })),
  fc.integer({ min: 30, max: 120 }).map((minutes) => ({ kind: 'extra' as const, minutes })),
);
const dated = fc
  .record({ from: day, length: fc.integer({ min: 0, max: 6 }), statement })
  .map(
    ({ from, length, statement: said }): Step => [
      'availability.set',
      { from, to: addDays(from, length), statement: said, repeat: null, reason: '' },
    ],
  );
const weekly = fc.record({ statement, weekday: fc.integer({ min: 0, max: 4 }) }).map(
  ({ statement: said, weekday }): Step => [
    'availability.set',
    {
      from: TODAY,
      to: addDays(TODAY, 300),
      statement: said,
      repeat: { everyWeeks: 1, weekdays: [weekday] },
      reason: '',
    },
  ],
);
const state = fc.record({ state: fc.constantFrom('away' as const, 'reduced' as const), days: fc.nat(4) }).map(
  ({ state: said, days }): Step => [
    'presence.set',
    {
      state: said,
      minute: 600,
      until: { day: addDays(TODAY, days), minute: 1440, instant: midnightAfter(days) },
      percent: said === 'away' ? 0 : 50,
    },
  ],
);
const available: Step = ['presence.set', { state: 'available', minute: 700, until: null, percent: 100 }];

describe('undo of what was said about days', () => {
  it('gives every day back what it had, whatever was said before', () => {
    let undone = 0;
    fc.assert(
      fc.property(
        fc.array(fc.oneof(dated, weekly, state), { maxLength: 5 }),
        fc.oneof(dated, weekly, state, fc.constant(available)),
        (before, [name, args]) => {
          const desk = new Desk();
          desk.take(before);
          const capacity = desk.capacity();
          const item = desk.write(name, args as never);
          const steps = undoOf(item, desk.scene());
          if (!steps) return;
          undone += 1;
          desk.take(steps);
          expect(desk.capacity()).toEqual(capacity);
        },
      ),
      { numRuns: 400 },
    );
    expect(undone).toBeGreaterThan(300);
  });

  it('leaves alone what was said about those days since', () => {
    const desk = new Desk();
    const away = { kind: 'away', parts: null } as const;
    const item = desk.write('availability.set', {
      from: '2026-03-04',
      to: '2026-03-06',
      statement: away,
      repeat: null,
      reason: '',
    });
    desk.write('availability.set', {
      from: '2026-03-05',
      to: '2026-03-05',
      statement: { kind: 'reduced', minutes: 120, percent: null },
      repeat: null,
      reason: '',
    });
    desk.take(undoOf(item, desk.scene())!);
    expect(desk.capacity().slice(2, 5)).toEqual([480, 120, 480]);
    expect(undoOf(item, desk.scene())).toBeNull();
  });

  it('brings the reason back too, and the state that counted before', () => {
    const desk = new Desk();
    desk.write('availability.set', {
      from: '2026-03-04',
      to: '2026-03-04',
      statement: { kind: 'away', parts: null },
      repeat: null,
      reason: 'Dentist',
    });
    const until = { day: '2026-03-04', minute: 1440, instant: midnightAfter(2) };
    const busy = { state: 'busy', minute: 600, until, percent: 100 } as const;
    desk.write('presence.set', busy);
    const item = desk.write('presence.set', { ...busy, state: 'away', percent: 0 });
    desk.take(undoOf(item, desk.scene())!);
    const entry = desk
      .scene()
      .all('availability')
      .find(({ from, kind }) => from === '2026-03-04' && kind === 'away');
    expect(desk.scene().find('reason', entry!.id)).toMatchObject({ text: 'Dentist' });
    expect(desk.scene().find('presence', 'mia')).toMatchObject({ state: 'busy', until: until.instant });
  });
});

describe('undo of work', () => {
  it('gives a date back, as long as it is still the one that was set', () => {
    const desk = new Desk();
    const item = desk.write('task.edit', { taskId: 'paint', fields: { due: '2026-03-12' } });
    const steps = undoOf(item, desk.scene());
    expect(steps).toEqual([['task.edit', { taskId: 'paint', fields: { due: '2026-03-05' } }]]);
    desk.write('task.edit', { taskId: 'paint', fields: { due: '2026-03-20' } }, 'lena');
    expect(undoOf(item, desk.scene())).toBeNull();
  });

  it('opens a finished task again, blocked if it was', () => {
    const desk = new Desk();
    desk.write('task.progress', { taskId: 'paint', spentMinutes: 0, status: 'blocked' });
    const item = desk.write('task.finish', { taskId: 'paint', status: 'done' });
    desk.take(undoOf(item, desk.scene())!);
    expect(desk.scene().find('task', 'paint')).toMatchObject({ status: 'blocked', doneOn: null });
    expect(undoOf(item, desk.scene())).toBeNull();
  });

  it('is not offered for hours worked, nor for what the rules would refuse', () => {
    const desk = new Desk();
    const worked = desk.write('task.progress', { taskId: 'paint', spentMinutes: 60 });
    expect(undoOf(worked, desk.scene())).toBeNull();
    const left = desk.write('task.progress', { taskId: 'paint', spentMinutes: 0, remainingMinutes: 90 });
    expect(undoOf(left, desk.scene())).toEqual([
      ['task.progress', { taskId: 'paint', spentMinutes: 0, remainingMinutes: null }],
    ]);
    desk.write('task.move', { taskId: 'paint', fromId: 'mia', toId: 'max' }, 'lena');
    expect(undoOf(left, desk.scene())).toBeNull();
  });

  it('takes back what was handed back, and moves back what was moved, while nobody else has it', () => {
    const desk = new Desk();
    const back = desk.write('task.handBack', { taskId: 'paint' });
    expect(undoOf(back, desk.scene())).toEqual([
      ['task.move', { taskId: 'paint', fromId: null, toId: 'mia' }],
    ]);
    const moved = desk.write('task.move', { taskId: 'paint', fromId: null, toId: 'max' }, 'lena');
    expect(undoOf(back, desk.scene())).toBeNull();
    expect(undoOf(moved, desk.scene('lena'))).toEqual([
      ['task.move', { taskId: 'paint', fromId: 'max', toId: null }],
    ]);
  });

  it('withdraws a flag until a lead has resolved it', () => {
    const desk = new Desk();
    const item = desk.write('flag.raise', {
      severity: 'cannot',
      kind: 'today',
      from: TODAY,
      to: TODAY,
      taskIds: [],
      relief: [],
      note: '',
      toIds: [],
    });
    expect(undoOf(item, desk.scene())).toEqual([['flag.withdraw', { flagId: `${item.uid}.0` }]]);
    desk.write('flag.answer', { flagId: `${item.uid}.0`, kind: 'resolve', text: '' }, 'lena');
    expect(undoOf(item, desk.scene())).toBeNull();
  });

  it('commits once again whoever was taken off a project, and not once more', () => {
    const desk = new Desk();
    const commitment = {
      personId: 'mia',
      projectId: 'refit',
      from: TODAY,
      to: addDays(TODAY, 4),
      minutesPerDay: 240,
      percent: null,
      mode: 'flexible',
      tentative: false,
    } as const;
    const made = desk.write('allocation.set', { allocationId: null, ...commitment }, 'carl');
    const removed = desk.write('allocation.remove', { allocationId: `${made.uid}.0` }, 'carl');
    const steps = undoOf(removed, desk.scene('carl'));
    expect(steps).toEqual([['allocation.set', { allocationId: null, ...commitment }]]);
    desk.write(...(steps![0] as ['allocation.set', never]), 'carl');
    expect(desk.scene().all('allocation')).toMatchObject([commitment]);
    expect(undoOf(removed, desk.scene('carl'))).toBeNull();
  });

  it('gives a check-in back only where there was one before it', () => {
    const desk = new Desk();
    const first = desk.write('checkin.set', { score: 2 });
    const second = desk.write('checkin.set', { score: 5 });
    expect(undoOf(first, desk.scene())).toBeNull();
    expect(undoOf(second, desk.scene())).toEqual([['checkin.set', { score: 2 }]]);
  });
});
