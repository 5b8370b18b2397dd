import { describe, expect, it } from 'vitest';
import { periodOf } from '../../../src/app/features/flags/flagDraft.ts';
import { tokenOf } from '../../../src/app/features/join/tokenOf.ts';
import { editableFields, withValue } from '../../../src/app/features/outbox/editableFields.ts';
import { taskGroups } from '../../../src/app/features/tasks/taskGroups.ts';
import { sameRows } from '../../../src/app/replica/sameRows.ts';
import { startFor, tabsFor } from '../../../src/app/shell/tabsFor.ts';
import { type Actor, actorOf } from '../../../src/core/actor.ts';
import type { Role } from '../../../src/core/person.ts';
import type { Task } from '../../../src/core/task.ts';

const task = (id: string, due: string | null, estimateMinutes: number | null = 60): Task => ({
  id,
  title: id,
  type: '',
  projectId: null,
  teamId: 'deck',
  assigneeId: 'mia',
  status: 'open',
  priority: 3,
  estimateMinutes,
  remainingMinutes: null,
  loggedMinutes: 0,
  start: null,
  due,
  doneOn: null,
  skillIds: [],
  afterIds: [],
  sourceKey: null,
});

describe('tasks by when they are due', () => {
  const SATURDAY = '2026-03-07';
  it('end the week where the workspace’s week ends', () => {
    const tasks = [task('sunday', '2026-03-08'), task('monday', '2026-03-09')];
    const names = (weekStart: number) => taskGroups(tasks, SATURDAY, weekStart).map(({ name }) => name);
    expect(names(0)).toEqual(['week', 'later']);
    expect(names(6)).toEqual(['later']);
    expect(names(1)).toEqual(['week']);
  });
  it('show work without estimate and without a date, and count it as neither nothing nor something', () => {
    const groups = taskGroups(
      [task('a', null, null), task('b', '2026-03-06'), task('c', '2026-03-06', null)],
      SATURDAY,
      0,
    );
    expect(groups.map(({ name, minutes, unknown }) => [name, minutes, unknown])).toEqual([
      ['overdue', 60, 1],
      ['undated', 0, 1],
    ]);
  });
});

describe('the days a flag speaks of', () => {
  it('reach as far as the overload, and no further than the week otherwise', () => {
    expect(periodOf('week', '2026-03-04', 0, '2026-03-13').to).toBe('2026-03-13');
    expect(periodOf('week', '2026-03-04', 0, '2026-03-05').to).toBe('2026-03-08');
    expect(periodOf('blocked', '2026-03-04', 0, '2026-03-13').to).toBe('2026-03-08');
    expect(periodOf('today', '2026-03-04', 0, '2026-03-13').to).toBe('2026-03-04');
  });
});

describe('the secret of a link', () => {
  it('is found in an address and in bare text, and not in what only looks like one', () => {
    const secret = 'x'.repeat(43);
    expect(tokenOf(`https://plimsoll.example/join#${secret}`)).toBe(secret);
    expect(tokenOf(` ${secret} `)).toBe(secret);
    expect(tokenOf('https://plimsoll.example/join')).toBeNull();
    expect(tokenOf('https://plimsoll.example/join#')).toBeNull();
  });
});

describe('rows that arrive again', () => {
  it('stay the same objects when nothing in them changed, so that lists do not flicker', () => {
    const before = [task('a', null), task('b', null)];
    expect(sameRows(before, structuredClone(before))).toBe(before);
    const changed = structuredClone(before);
    changed[1]!.afterIds = ['a'];
    const after = sameRows(before, changed);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
  it('in another order are another list', () => {
    const [a, b] = [task('a', null), task('b', null)];
    expect(sameRows([a, b], [b, a]).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});

describe('what was refused, as a form', () => {
  const args = { taskId: 't', fields: { due: '2026-03-04', title: 'Cable' }, spentMinutes: 30, extra: [1] };
  it('offers what people can change, wherever it lies, and keeps the rest as it was', () => {
    expect(editableFields(args).map(({ path }) => path.join('.'))).toEqual([
      'fields.due',
      'fields.title',
      'spentMinutes',
    ]);
    expect(withValue(args, ['fields', 'due'], '2026-03-05')).toEqual({
      ...args,
      fields: { due: '2026-03-05', title: 'Cable' },
    });
  });
  it('offers nothing of arguments that are not a record', () => {
    expect(editableFields(null)).toEqual([]);
    expect(editableFields(['title'])).toEqual([]);
  });
});

describe('where people land', () => {
  const nobody = actorOf('p', { person: undefined, teams: [], projects: [] });
  const actor = (...roles: Role[]): Actor => ({ ...nobody, roles: new Set(roles) });

  it('is the screen that answers their question: members, leads and managers, and who only sets up', () => {
    expect(startFor(actor('member'))).toBe('/today');
    expect(startFor(actor('member', 'lead'))).toBe('/load');
    expect(startFor(actor('admin', 'manager'))).toBe('/load');
    expect(startFor(actor('admin'))).toBe('/setup');
  });
  it('never offers more than four sections', () => {
    for (const roles of [['member'], ['lead'], ['manager', 'admin'], ['admin']] as const)
      expect(tabsFor(actor(...roles))).toHaveLength(4);
  });
});
