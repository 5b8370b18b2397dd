import { describe, expect, it } from 'vitest';
import { taskCreate } from '../../../src/core/mutations/taskCreate.ts';
import { taskEdit } from '../../../src/core/mutations/taskEdit.ts';
import { taskFinish } from '../../../src/core/mutations/taskFinish.ts';
import { taskHandBack } from '../../../src/core/mutations/taskHandBack.ts';
import { taskMove } from '../../../src/core/mutations/taskMove.ts';
import { taskProgress } from '../../../src/core/mutations/taskProgress.ts';
import { taskReopen } from '../../../src/core/mutations/taskReopen.ts';
import { scopesOf } from '../../../src/core/scopes.ts';
import { refusal, smallWorkspace, task } from './memoryRows.ts';

const NEW = {
  title: 'Meter handover',
  type: '',
  projectId: null,
  teamId: 'north',
  assigneeId: null,
  priority: 3,
  estimateMinutes: 120,
  remainingMinutes: null,
  start: null,
  due: null,
  skillIds: [],
  afterIds: [],
};

describe('moving a task', () => {
  it('takes effect inside a lead’s own team', () => {
    const rows = smallWorkspace();
    expect(
      refusal(rows.run(taskMove, 'dana', { taskId: 'training', fromId: 'amira', toId: 'leo' })),
    ).toBeNull();
    expect(rows.get('task', 'training')?.assigneeId).toBe('leo');
  });

  it('needs the receiver’s word beyond it', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(taskMove, 'dana', { taskId: 'training', fromId: 'amira', toId: 'tom' }))).toBe(
      'needs_proposal',
    );
  });

  it('reaches people of the project that its lead leads', () => {
    const rows = smallWorkspace().put('task', task('other', { assigneeId: 'tom', projectId: 'wing' }));
    expect(
      refusal(rows.run(taskMove, 'dana', { taskId: 'survey', fromId: 'amira', toId: 'tom' })),
    ).toBeNull();
  });

  it('is refused to a member, to the lead of another team, and onto someone who has left', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(taskMove, 'leo', { taskId: 'training', fromId: 'amira', toId: 'leo' }))).toBe(
      'not_allowed',
    );
    expect(refusal(rows.run(taskMove, 'sofia', { taskId: 'training', fromId: 'amira', toId: 'tom' }))).toBe(
      'not_allowed',
    );
    expect(refusal(rows.run(taskMove, 'max', { taskId: 'training', fromId: 'amira', toId: 'gone' }))).toBe(
      'inactive',
    );
  });

  it('does not snatch a task from a third person who got it meanwhile', () => {
    const rows = smallWorkspace();
    rows.run(taskMove, 'max', { taskId: 'training', fromId: 'amira', toId: 'leo' });
    expect(refusal(rows.run(taskMove, 'dana', { taskId: 'training', fromId: 'amira', toId: 'dana' }))).toBe(
      'superseded',
    );
  });

  it('lets a member take what nobody in their team has', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(taskMove, 'tom', { taskId: 'loose', fromId: null, toId: 'tom' }))).toBe(
      'not_allowed',
    );
    expect(refusal(rows.run(taskMove, 'leo', { taskId: 'loose', fromId: null, toId: 'leo' }))).toBeNull();
  });

  it('is accepted on a phone that does not hold the receiver', () => {
    const rows = smallWorkspace();
    expect(
      refusal(
        rows.run(
          taskMove,
          'dana',
          { taskId: 'training', fromId: 'amira', toId: 'unheld' },
          { authority: false },
        ),
      ),
    ).toBeNull();
    expect(refusal(rows.run(taskMove, 'dana', { taskId: 'survey', fromId: 'amira', toId: 'unheld' }))).toBe(
      'not_found',
    );
  });
});

describe('handing a task back', () => {
  it('leaves it with the project, or with the person’s team, where its lead sees it', () => {
    const rows = smallWorkspace().put('task', task('own', { assigneeId: 'amira', projectId: 'wing' }));
    rows.run(taskHandBack, 'amira', { taskId: 'own' });
    expect(scopesOf('task', rows.get('task', 'own')!, '2026-03-02')).toEqual(['j:wing', 'u:north']);
  });

  it('is nobody else’s to do', () => {
    expect(refusal(smallWorkspace().run(taskHandBack, 'dana', { taskId: 'training' }))).toBe('not_allowed');
  });
});

describe('progress', () => {
  it('adds up what two phones report, and lessens what was said to be left', () => {
    const rows = smallWorkspace().put(
      'task',
      task('t', { assigneeId: 'amira', teamId: 'north', remainingMinutes: 300 }),
    );
    rows.run(taskProgress, 'amira', { taskId: 't', spentMinutes: 60 }, { base: 0 });
    rows.run(taskProgress, 'amira', { taskId: 't', spentMinutes: 90 }, { base: 0 });
    expect(rows.get('task', 't')).toMatchObject({
      loggedMinutes: 150,
      remainingMinutes: 150,
      status: 'doing',
    });
    expect(rows.list('timeEntry', 'taskId', 't').map((entry) => entry.minutes)).toEqual([60, 90]);
  });

  it('takes the word of whoever says what is left now', () => {
    const rows = smallWorkspace();
    rows.run(taskProgress, 'amira', { taskId: 'survey', spentMinutes: 60, remainingMinutes: 900 });
    expect(rows.get('task', 'survey')).toMatchObject({ loggedMinutes: 60, remainingMinutes: 900 });
  });

  it('on a finished task is refused, and finishing twice is not a mistake', () => {
    const rows = smallWorkspace();
    rows.run(taskFinish, 'amira', { taskId: 'survey', status: 'done' });
    expect(refusal(rows.run(taskFinish, 'amira', { taskId: 'survey', status: 'done' }))).toBeNull();
    expect(refusal(rows.run(taskProgress, 'amira', { taskId: 'survey', spentMinutes: 5 }))).toBe(
      'already_finished',
    );
    rows.run(taskReopen, 'amira', { taskId: 'survey' });
    expect(rows.get('task', 'survey')).toMatchObject({ status: 'open', doneOn: null });
  });
});

describe('creating and editing', () => {
  it('never makes a task that nobody would see', () => {
    const rows = smallWorkspace();
    expect(rows.run(taskCreate, 'amira', { ...NEW, teamId: null })).toMatchObject({
      reject: { code: 'no_scope', field: 'teamId' },
    });
    expect(refusal(rows.run(taskEdit, 'dana', { taskId: 'loose', fields: { teamId: null } }))).toBe(
      'no_scope',
    );
  });

  it('lets a member plan their own work and not another’s', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(taskCreate, 'amira', { ...NEW, assigneeId: 'amira' }))).toBeNull();
    expect(refusal(rows.run(taskCreate, 'amira', { ...NEW, assigneeId: 'leo' }))).toBe('not_allowed');
    expect(refusal(rows.run(taskCreate, 'dana', { ...NEW, assigneeId: 'leo' }))).toBeNull();
  });

  it('merges two people’s changes of different fields', () => {
    const rows = smallWorkspace();
    rows.run(taskEdit, 'dana', { taskId: 'survey', fields: { due: '2026-03-09' } }, { base: 0 });
    rows.run(taskEdit, 'amira', { taskId: 'survey', fields: { estimateMinutes: 900 } }, { base: 0 });
    expect(rows.get('task', 'survey')).toMatchObject({ due: '2026-03-09', estimateMinutes: 900 });
  });

  it('refuses tasks that would wait for each other, and names the circle', () => {
    const rows = smallWorkspace()
      .put('task', task('a', { projectId: 'wing' }))
      .put('task', task('b', { projectId: 'wing', afterIds: ['a'] }))
      .put('task', task('c', { projectId: 'wing', afterIds: ['b'] }));
    expect(rows.run(taskEdit, 'dana', { taskId: 'a', fields: { afterIds: ['c'] } })).toMatchObject({
      reject: { code: 'cycle', ids: ['a', 'c', 'b', 'a'] },
    });
    expect(refusal(rows.run(taskEdit, 'dana', { taskId: 'a', fields: { afterIds: ['a'] } }))).toBe('cycle');
  });

  it('keeps a dropped undefined from erasing a field', () => {
    const rows = smallWorkspace();
    rows.run(taskEdit, 'dana', { taskId: 'survey', fields: { title: undefined, due: null } });
    expect(rows.get('task', 'survey')).toMatchObject({ title: 'survey', due: null });
  });
});
