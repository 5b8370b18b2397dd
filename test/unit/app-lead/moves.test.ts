import { describe, expect, it } from 'vitest';
import { fillBeforeAfter, roomSoon, roomUntil } from '../../../src/app/load/room.ts';
import { taskMove } from '../../../src/core/mutations/taskMove.ts';
import { refusal, smallWorkspace } from '../core/memoryRows.ts';
import { period, personView } from './personView.ts';

describe('a move taken back', () => {
  it('leaves the task with nobody again, where its team sees it', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(taskMove, 'dana', { taskId: 'loose', fromId: null, toId: 'leo' }))).toBeNull();
    expect(refusal(rows.run(taskMove, 'dana', { taskId: 'loose', fromId: 'leo', toId: null }))).toBeNull();
    expect(rows.get('task', 'loose')?.assigneeId).toBeNull();
  });

  it('is not for a member to do with another’s task', () => {
    const rows = smallWorkspace();
    expect(refusal(rows.run(taskMove, 'leo', { taskId: 'training', fromId: 'amira', toId: null }))).toBe(
      'not_allowed',
    );
  });

  it('does not take a task from someone who got it meanwhile', () => {
    const rows = smallWorkspace();
    rows.run(taskMove, 'max', { taskId: 'training', fromId: 'amira', toId: 'leo' });
    expect(refusal(rows.run(taskMove, 'dana', { taskId: 'training', fromId: 'amira', toId: null }))).toBe(
      'superseded',
    );
  });
});

describe('room for one more task', () => {
  const weeks = [
    period({ start: '2026-11-30', capacityMinutes: 1800, demandMinutes: 1500 }),
    period({ start: '2026-12-07', capacityMinutes: 1800, demandMinutes: 600 }),
    period({ start: '2026-12-14', capacityMinutes: 1800, demandMinutes: 0 }),
  ];

  it('counts only the hours before the work is due', () => {
    const person = personView({ weeks, headroomMinutes: 10_000 });
    expect(roomUntil(person, '2026-12-04')).toBe(300);
    expect(roomUntil(person, '2026-12-09')).toBe(1500);
    expect(roomSoon(person)).toBe(1500);
  });

  it('is never more than can be done without making something else late', () => {
    expect(roomUntil(personView({ weeks, headroomMinutes: 90 }), '2026-12-20')).toBe(90);
  });

  it('is none, not less than none, for someone who is over', () => {
    const over = [period({ capacityMinutes: 600, demandMinutes: 900 })];
    expect(roomUntil(personView({ weeks: over, headroomMinutes: -300 }), '2026-12-04')).toBe(0);
  });

  it('says where the water goes on both sides of a move', () => {
    const person = personView({ weeks });
    expect(fillBeforeAfter(person, '2026-12-04', 360)).toEqual({ before: 83, after: 103 });
    expect(fillBeforeAfter(person, '2026-12-04', -360)).toEqual({ before: 83, after: 63 });
    expect(fillBeforeAfter(person, '2026-12-04', -6000)).toEqual({ before: 83, after: 0 });
  });

  it('promises no figure to someone without hours', () => {
    expect(
      fillBeforeAfter(personView({ weeks: [period({ capacityMinutes: 0 })] }), '2026-12-04', 60),
    ).toBeNull();
  });
});
