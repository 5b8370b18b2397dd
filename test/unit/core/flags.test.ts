import { describe, expect, it } from 'vitest';
import { flagState } from '../../../src/core/flag.ts';
import { flagAnswer } from '../../../src/core/mutations/flagAnswer.ts';
import { flagRaise } from '../../../src/core/mutations/flagRaise.ts';
import { flagWithdraw } from '../../../src/core/mutations/flagWithdraw.ts';
import { scopesOf } from '../../../src/core/scopes.ts';
import { refusal, smallWorkspace } from './memoryRows.ts';

const RAISE = {
  severity: 'cannot' as const,
  kind: 'week' as const,
  from: '2026-03-02',
  to: '2026-03-06',
  taskIds: ['survey'],
  relief: ['move' as const],
  note: 'second pair of hands',
  toIds: [],
};
const stateOf = (rows: ReturnType<typeof smallWorkspace>, flagId: string) =>
  flagState(rows.get('flag', flagId)!, rows.list('answer', 'flagId', flagId));

describe('a flag', () => {
  it('reaches the leads of its author’s team and nobody else’s', () => {
    const rows = smallWorkspace();
    rows.run(flagRaise, 'amira', RAISE, { uid: 'f' });
    expect(scopesOf('flag', rows.get('flag', 'f.0')!, '2026-03-02')).toEqual(['f:north', 'p:amira']);
    expect(refusal(rows.run(flagAnswer, 'sofia', { flagId: 'f.0', kind: 'acknowledge', text: '' }))).toBe(
      'not_allowed',
    );
    expect(refusal(rows.run(flagAnswer, 'amira', { flagId: 'f.0', kind: 'resolve', text: '' }))).toBe(
      'not_allowed',
    );
    expect(
      refusal(rows.run(flagAnswer, 'dana', { flagId: 'f.0', kind: 'acknowledge', text: '' })),
    ).toBeNull();
    expect(stateOf(rows, 'f.0')).toBe('acknowledged');
  });

  it('of someone without a lead, or of the lead themselves, goes to the managers', () => {
    const rows = smallWorkspace();
    rows.run(flagRaise, 'dana', RAISE, { uid: 'f' });
    rows.run(flagRaise, 'ada', RAISE, { uid: 'g' });
    expect(rows.get('flag', 'f.0')?.teamIds).toEqual(['_']);
    expect(rows.get('flag', 'g.0')?.teamIds).toEqual(['_']);
    expect(refusal(rows.run(flagAnswer, 'max', { flagId: 'f.0', kind: 'resolve', text: '' }))).toBeNull();
  });

  it('shows teammates only that it is up, for as long as one is', () => {
    const rows = smallWorkspace();
    rows.run(flagRaise, 'amira', RAISE, { uid: 'f' });
    rows.run(flagRaise, 'amira', { ...RAISE, to: '2026-03-20' }, { uid: 'g' });
    expect(rows.get('flagUp', 'amira')).toEqual({ id: 'amira', personId: 'amira', until: '2026-03-20' });
    rows.run(flagAnswer, 'dana', { flagId: 'g.0', kind: 'resolve', text: '' });
    expect(rows.get('flagUp', 'amira')?.until).toBe('2026-03-06');
    rows.run(flagWithdraw, 'amira', { flagId: 'f.0' });
    expect(rows.get('flagUp', 'amira')).toBeUndefined();
  });

  it('answered by two leads offline keeps both answers', () => {
    const rows = smallWorkspace();
    rows.run(flagRaise, 'amira', { ...RAISE, toIds: ['max'] }, { uid: 'f' });
    rows.run(flagAnswer, 'dana', { flagId: 'f.0', kind: 'reply', text: 'I move B7' }, { uid: 'a1' });
    rows.run(flagAnswer, 'max', { flagId: 'f.0', kind: 'reply', text: 'Leo comes' }, { uid: 'a2' });
    expect(rows.list('answer', 'flagId', 'f.0').map((answer) => answer.text)).toEqual([
      'I move B7',
      'Leo comes',
    ]);
  });

  it('closed once cannot be closed again, and a reply says something', () => {
    const rows = smallWorkspace();
    rows.run(flagRaise, 'amira', RAISE, { uid: 'f' });
    rows.run(flagWithdraw, 'amira', { flagId: 'f.0' });
    expect(refusal(rows.run(flagAnswer, 'dana', { flagId: 'f.0', kind: 'resolve', text: '' }))).toBe(
      'already_closed',
    );
    expect(refusal(rows.run(flagWithdraw, 'amira', { flagId: 'f.0' }))).toBe('already_closed');
    expect(rows.run(flagAnswer, 'dana', { flagId: 'f.0', kind: 'reply', text: '  ' })).toMatchObject({
      reject: { field: 'text' },
    });
  });

  it('about days that are over is refused', () => {
    expect(
      refusal(smallWorkspace().run(flagRaise, 'amira', { ...RAISE, from: '2026-02-01', to: '2026-02-02' })),
    ).toBe('range');
  });
});
