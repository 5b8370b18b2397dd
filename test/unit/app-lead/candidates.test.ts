import { describe, expect, it } from 'vitest';
import { tasksOfPeriod } from '../../../src/app/features/load/tasksOfPeriod.ts';
import { candidatesFor, type Known } from '../../../src/app/features/moves/candidates.ts';
import { recentMoves } from '../../../src/app/features/moves/recentMoves.ts';
import { waitingTasks } from '../../../src/app/features/moves/waitingTasks.ts';
import type { Actor } from '../../../src/core/actor.ts';
import type { PersonLoadDetail } from '../../../src/core/loadReport.ts';
import type { Person } from '../../../src/core/person.ts';
import { task } from '../core/memoryRows.ts';
import { period, personView } from './personView.ts';

const lead: Actor = {
  personId: 'dana',
  roles: new Set(['member', 'lead']),
  teamIds: ['north'],
  ledTeamIds: ['north'],
  ledProjectIds: ['wing'],
  allocatedProjectIds: [],
};

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  roles: ['member'],
  teamIds: ['north'],
  skillIds: [],
  zone: 'UTC',
  region: null,
  employedFrom: null,
  employedTo: null,
  sourceKey: null,
  active: true,
  ...more,
});

const view = (id: string, free: number, teamIds = ['north']) =>
  personView({
    id,
    name: id,
    teamIds,
    headroomMinutes: 10_000,
    weeks: [period({ capacityMinutes: 1800, demandMinutes: 1800 - free })],
  });

const known = (more: Partial<Known>): Known => ({
  people: [],
  report: [],
  directory: [],
  allocations: [],
  tasks: [],
  today: '2026-11-30',
  ...more,
});

const names = (list: { id: string }[]): string[] => list.map((each) => each.id);

describe('who could have a task', () => {
  const moved = task('survey', { assigneeId: 'amira', projectId: null, teamId: 'north', due: '2026-12-04' });

  it('has most room first, and never whoever has it already', () => {
    const report = [view('amira', 0), view('ben', 60), view('leo', 600)];
    expect(names(candidatesFor(moved, 120, lead, known({ report })))).toEqual(['leo', 'ben']);
  });

  it('puts those who would have to agree last, however much room they have', () => {
    const report = [view('zoe', 1700, ['south']), view('ben', 60)];
    const [first, last] = candidatesFor(moved, 120, lead, known({ report }));
    expect([first?.id, first?.needsConsent]).toEqual(['ben', false]);
    expect([last?.id, last?.needsConsent]).toEqual(['zoe', true]);
  });

  it('needs no consent of those who work on the project that its lead distributes', () => {
    const ofProject = task('cable', { assigneeId: 'amira', projectId: 'wing', teamId: null });
    const tasks = [task('other', { assigneeId: 'zoe', projectId: 'wing' })];
    const report = [view('zoe', 600, ['south'])];
    expect(candidatesFor(ofProject, 60, lead, known({ report, tasks }))[0]?.needsConsent).toBe(false);
  });

  it('does not offer who has left, also where the figures do not know it yet', () => {
    const people = [person('leo', { active: false })];
    expect(candidatesFor(moved, 60, lead, known({ report: [view('leo', 600)], people }))).toEqual([]);
  });

  it('offers people of whom no figures are known, without claiming any', () => {
    const [unknown] = candidatesFor(moved, 60, lead, known({ people: [person('mia')] }));
    expect(unknown).toMatchObject({ id: 'mia', room: null, fill: null });
  });

  it('names the skills that someone lacks', () => {
    const skilled = { ...moved, skillIds: ['hv', 'plan'] };
    const people = [person('mia', { skillIds: ['plan'] })];
    expect(candidatesFor(skilled, 60, lead, known({ people }))[0]?.lacks).toEqual(['hv']);
  });
});

describe('work that nobody has', () => {
  it('is what this lead may give away, open, the most urgent first', () => {
    const tasks = [
      task('undated', { assigneeId: null, teamId: 'north', projectId: null, due: null }),
      task('late', { assigneeId: null, teamId: 'north', projectId: null, due: '2026-12-09' }),
      task('soon', { assigneeId: null, teamId: null, projectId: 'wing', due: '2026-12-01' }),
      task('done', { assigneeId: null, teamId: 'north', projectId: null, status: 'done' }),
      task('south', { assigneeId: null, teamId: 'south', projectId: null }),
      task('had', { assigneeId: 'amira', teamId: 'north', projectId: null }),
    ];
    expect(names(waitingTasks(tasks, lead))).toEqual(['soon', 'late', 'undated']);
  });
});

describe('recent moves', () => {
  const args = { taskId: 't', fromId: 'a', toId: 'b' };
  const item = (uid: string, at: number) => ({ uid, name: 'task.move' as const, args, at, touches: [] });

  it('say where each one is, the newest first, and leave other reports out', () => {
    const moves = recentMoves(
      [
        { ...item('waiting', 30), n: 3, state: 'on_phone' },
        { ...item('flag', 40), name: 'flag.answer' as const, n: 4, state: 'sending' },
      ],
      [{ ...item('sent', 10), receivedAt: 11, superseded: false }],
      [{ ...item('refused', 20), code: 'needs_proposal', message: '', field: null, ids: [] }],
    );
    expect(moves.map(({ uid, state }) => [uid, state])).toEqual([
      ['waiting', 'onPhone'],
      ['refused', 'needsYou'],
      ['sent', 'received'],
    ]);
  });
});

describe('what a cell is made of', () => {
  const figure = (id: string, due: string | null, more: Partial<PersonLoadDetail['tasks'][number]> = {}) => ({
    id,
    title: id,
    projectId: null,
    projectName: '',
    due,
    remainingMinutes: 60,
    verdict: 'fits' as const,
    lateMinutes: 0,
    ...more,
  });

  it('is overdue work, what is due in it and what shares its hours; not what was due before', () => {
    const detail = {
      tasks: [
        figure('before', '2026-11-29'),
        figure('overdue', '2026-11-20', { verdict: 'overdue' }),
        figure('first', '2026-11-30'),
        figure('big', '2026-12-06', { remainingMinutes: 600 }),
        figure('after', '2026-12-07'),
        figure('undated', null, { verdict: 'undated' }),
      ],
    } as unknown as PersonLoadDetail;
    const groups = tasksOfPeriod(detail, '2026-11-30', 7);
    expect(groups.map((group) => [group.name, names(group.tasks)])).toEqual([
      ['dueThen', ['big', 'first']],
      ['overdueWork', ['overdue']],
      ['otherTimes', ['after', 'undated']],
    ]);
  });
});
