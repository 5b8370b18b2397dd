import { describe, expect, it } from 'vitest';
import { columnMapping } from '../../../src/core/import/columnMapping.ts';
import { plainWords } from '../../../src/core/import/columnName.ts';
import type { ImportOptions } from '../../../src/core/import/importApi.ts';

const mapped = (header: string, options: Partial<Pick<ImportOptions, 'kind' | 'map'>> = {}) => {
  const names = header.split(',');
  const mapping = columnMapping(names, { map: [], ...options });
  if ('message' in mapping) return mapping.message;
  return {
    kind: mapping.kind,
    ...Object.fromEntries([...mapping.columns].map(([field, place]) => [field, names[place]])),
  };
};

describe('columns', () => {
  it('of a Jira export are recognised', () => {
    expect(
      mapped(
        'Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Assignee,Created,Due Date,Resolved,Original Estimate,Remaining Estimate',
      ),
    ).toEqual({
      kind: 'tasks',
      key: 'Issue key',
      project: 'Project name',
      title: 'Summary',
      type: 'Issue Type',
      assignee: 'Assignee',
      priority: 'Priority',
      status: 'Status',
      estimateHours: 'Original Estimate',
      remainingHours: 'Remaining Estimate',
      due: 'Due Date',
      done: 'Resolved',
    });
  });

  it('of an Asana export are recognised', () => {
    expect(
      mapped(
        'Task ID,Created At,Completed At,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects',
      ),
    ).toEqual({
      kind: 'tasks',
      key: 'Task ID',
      project: 'Projects',
      title: 'Name',
      assignee: 'Assignee',
      start: 'Start Date',
      due: 'Due Date',
      done: 'Completed At',
    });
  });

  it('of a Trello export are recognised', () => {
    expect(
      mapped('Card ID,Card Name,Card URL,Labels,Members,Due Date,List ID,List Name,Board ID,Board Name'),
    ).toMatchObject({
      kind: 'tasks',
      key: 'Card ID',
      title: 'Card Name',
      assignee: 'Members',
      status: 'List Name',
      due: 'Due Date',
      project: 'Board Name',
    });
  });

  it('of a Microsoft Planner export are recognised', () => {
    expect(
      mapped(
        'Task ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created Date,Start Date,Due Date,Completed Date',
      ),
    ).toMatchObject({
      key: 'Task ID',
      title: 'Task Name',
      status: 'Progress',
      priority: 'Priority',
      assignee: 'Assigned To',
      start: 'Start Date',
      due: 'Due Date',
      done: 'Completed Date',
    });
  });

  it('of a Microsoft Project export are recognised', () => {
    expect(
      mapped(
        'Unique ID,Name,% Complete,Work,Remaining Work,Start,Finish,Actual Finish,Resource Names,Priority',
      ),
    ).toMatchObject({
      kind: 'tasks',
      key: 'Unique ID',
      title: 'Name',
      status: '% Complete',
      estimateHours: 'Work',
      remainingHours: 'Remaining Work',
      start: 'Start',
      due: 'Finish',
      done: 'Actual Finish',
      assignee: 'Resource Names',
    });
  });

  it('say whether a file is about people or teams', () => {
    expect(mapped('Name,Team,Hours per week,E-mail')).toEqual({
      kind: 'people',
      name: 'Name',
      team: 'Team',
      hoursPerWeek: 'Hours per week',
    });
    expect(mapped('name,mon,tue,wed')).toMatchObject({ kind: 'people', monday: 'mon' });
    expect(mapped('Team,Lead')).toEqual({ kind: 'teams', name: 'Team', leads: 'Lead' });
    expect(mapped('Team')).toEqual({ kind: 'teams', name: 'Team' });
    expect(mapped('Name,Team')).toEqual({ kind: 'people', name: 'Name', team: 'Team' });
  });

  it('that were said win, and a column of days may hold two fields', () => {
    const map: ImportOptions['map'] = [
      { field: 'due', column: 'completed_on' },
      { field: 'project', column: 'Team' },
    ];
    expect(mapped('key,title,completed_on,Team', { map })).toEqual({
      kind: 'tasks',
      key: 'key',
      title: 'title',
      due: 'completed_on',
      project: 'Team',
      done: 'completed_on',
    });
  });

  it('can be left out', () => {
    expect(mapped('key,title,due', { map: [{ field: 'due', column: null }] })).toEqual({
      kind: 'tasks',
      key: 'key',
      title: 'title',
    });
  });

  it('that are missing are named in one sentence', () => {
    expect(mapped('key,title', { map: [{ field: 'due', column: 'Deadlin' }] })).toBe(
      'The file has no column "Deadlin"; it has key, title.',
    );
    expect(mapped('title,status')).toBe('No column holds the key of the tasks; map one of title, status.');
    expect(mapped('foo,bar')).toContain('do not say');
    expect(mapped('a,b', { kind: 'people' })).toBe(
      'No column holds the name of the people; map one of a, b.',
    );
    expect(mapped('key,title', { map: [{ field: 'zone', column: 'key' }] })).toContain(
      'A file of tasks has no field zone',
    );
    expect(
      mapped('key,title', {
        map: [
          { field: 'due', column: 'key' },
          { field: 'due', column: 'title' },
        ],
      }),
    ).toBe('The field due is mapped twice.');
    expect(mapped(' , ')).toContain('no header');
  });

  it('named like what every object has are columns like any other', () => {
    expect(mapped('constructor,__proto__,key,title,toString')).toEqual({
      kind: 'tasks',
      key: 'key',
      title: 'title',
    });
    expect(mapped('__proto__,title,status', { map: [{ field: 'key', column: '__proto__' }] })).toMatchObject({
      key: '__proto__',
    });
  });

  it('are compared by their words', () => {
    expect(['Due Date', 'due_date', 'dueDate', ' DUE-DATE '].map(plainWords)).toEqual(
      Array(4).fill('due date'),
    );
  });
});
