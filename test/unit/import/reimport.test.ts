import { describe, expect, it } from 'vitest';
import { create } from '../../../src/core/mutation.ts';
import { makeImportWorld } from '../../support/importWorld.ts';

const HEADER = 'key,title,status,project,assignee,estimateHours,remainingHours,due';
const FILE = `${HEADER}\nA,First,open,Refit,Ann,8,5,2026-03-09\nB,Second,open,Refit,Bob,,,`;

describe('a file that is imported again', () => {
  it('changes nothing', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    const again = world.commit(FILE);
    expect(again.writes).toEqual([]);
    expect(again.said).toEqual([]);
    expect(again.result.changes.rows).toEqual({ new: 0, changed: 0, unchanged: 2 });
    expect(again.result.changes.people).toEqual({ new: 0, changed: 0, unchanged: 2 });
  });

  it('leaves what people have said since', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    world.change('task', world.task('A').id, {
      remainingMinutes: 60,
      status: 'doing',
      title: 'First, as we call it',
      assigneeId: null,
      due: '2026-03-11',
    });
    world.change('task', world.task('B').id, { status: 'done', doneOn: '2026-03-02' });
    const again = world.commit(FILE);
    expect(again.writes).toEqual([]);
  });

  it('brings what the source says differently, and that alone', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    world.change('task', world.task('A').id, { remainingMinutes: 60, title: 'Ours' });
    const again = world.commit(FILE.replace(',8,5,', ',8,3,').replace('2026-03-09', '2026-03-16'));
    expect(again.writes).toEqual([
      {
        op: 'patch',
        type: 'task',
        id: world.task('A').id,
        fields: { remainingMinutes: 180, due: '2026-03-16' },
      },
    ]);
    expect(world.task('A')).toMatchObject({ title: 'Ours', remainingMinutes: 180, due: '2026-03-16' });
  });

  it('without a column says nothing about its field', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    expect(world.commit('key,title,status\nA,First,open').writes).toEqual([]);
    expect(world.commit(FILE).writes).toEqual([]);
  });

  it('takes a field away that the source has emptied', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    world.commit(FILE.replace('Refit,Ann,8,5,2026-03-09', ',,,,'));
    const task = world.task('A');
    expect(task).toMatchObject({
      projectId: null,
      assigneeId: null,
      estimateMinutes: null,
      remainingMinutes: null,
      due: null,
    });
    expect(world.rows('team').find(({ id }) => id === task.teamId)?.name).toBe('Imported');
  });

  it('finishes and reopens what the source does', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    world.commit(FILE.replace('First,open', 'First,done'));
    expect(world.task('A')).toMatchObject({ status: 'done', doneOn: '2026-03-02' });
    // Looked at later, the day on which it was found done stays.
    expect(world.commit(FILE.replace('First,open', 'First,done'), { asOf: '2026-03-20' }).writes).toEqual([]);
    world.commit(FILE);
    expect(world.task('A')).toMatchObject({ status: 'open', doneOn: null });
  });

  it('drops a task that the source has cancelled since, once', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    const cancelled = FILE.replace('First,open', 'First,Cancelled');
    expect(world.commit(cancelled).result.counts).toMatchObject({ ignored: 1, imported: 1 });
    expect(world.task('A')).toMatchObject({ status: 'dropped', doneOn: '2026-03-02' });
    world.change('task', world.task('A').id, { status: 'open', doneOn: null });
    expect(world.commit(cancelled).writes).toEqual([]);
    world.commit(FILE);
    expect(world.task('A').status).toBe('open');
  });

  it('leaves tasks alone that it does not hold any more', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    expect(world.commit(`${HEADER}\nB,Second,open,Refit,Bob,,,`).writes).toEqual([]);
  });

  it('knows people and projects whose names have changed since', () => {
    const world = makeImportWorld();
    world.commit(FILE);
    const ann = world.rows('person').find(({ sourceKey }) => sourceKey === 'Ann')!;
    world.change('person', ann.id, { name: 'Ann Lee' });
    world.change('project', world.rows('project')[0]!.id, { name: 'Refit 2' });
    world.commit(`${FILE}\nC,Third,open,Refit,Ann,1,,`);
    expect(world.rows('person')).toHaveLength(2);
    expect(world.rows('project')).toHaveLength(1);
    expect(world.task('C').assigneeId).toBe(ann.id);
  });
});

describe('people and projects that were made by hand', () => {
  it('are recognised by their name, in upper or lower case', () => {
    const world = makeImportWorld();
    const ann = {
      id: 'ann',
      name: 'ann',
      roles: ['member' as const],
      teamIds: ['deck'],
      skillIds: [],
      zone: 'UTC',
      region: null,
      employedFrom: null,
      employedTo: null,
      sourceKey: null,
      active: true,
    };
    world.store(
      create('person', ann),
      create('team', { id: 'deck', name: 'Deck', leadIds: [], sourceKey: null, archived: false }),
    );
    world.commit('key,title,status,assignee\nA,a,open,Ann\nB,b,open,');
    expect(world.task('A')).toMatchObject({ assigneeId: 'ann', teamId: 'deck' });
    expect(world.rows('person')).toMatchObject([{ sourceKey: 'Ann' }]);
    expect(world.rows('team').map(({ name }) => name)).toEqual(['Deck', 'Imported']);
  });
});

describe('a new assignee', () => {
  it('belongs to the teams of their tasks', () => {
    const world = makeImportWorld();
    world.commit('key,title,status,assignee,team\nA,a,open,Ann,Deck\nB,b,open,Ann,Engine');
    const teams = world.rows('team').map(({ id }) => id);
    expect(world.rows('person')[0]?.teamIds).toEqual(teams);
    expect(world.task('B').teamId).toBe(teams[1]);
  });
});
