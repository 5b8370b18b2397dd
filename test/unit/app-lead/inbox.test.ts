import { describe, expect, it } from 'vitest';
import { inboxOf } from '../../../src/app/features/inbox/inboxFlags.ts';
import type { Actor } from '../../../src/core/actor.ts';
import type { Answer } from '../../../src/core/answer.ts';
import type { Flag } from '../../../src/core/flag.ts';

const lead: Actor = {
  personId: 'dana',
  roles: new Set(['member', 'lead']),
  teamIds: ['north'],
  ledTeamIds: ['north'],
  ledProjectIds: [],
  allocatedProjectIds: [],
};

const flag = (id: string, raisedAt: number, more: Partial<Flag> = {}): Flag => ({
  id,
  personId: 'amira',
  severity: 'cannot',
  kind: 'week',
  from: '2026-11-30',
  to: '2026-12-04',
  taskIds: [],
  relief: [],
  note: '',
  teamIds: ['north'],
  toIds: [],
  raisedAt,
  withdrawnAt: null,
  ...more,
});

const answer = (flagId: string, at: number, kind: Answer['kind'] = 'acknowledge'): Answer => ({
  id: `${flagId}-${at}`,
  flagId,
  personId: 'amira',
  byId: 'dana',
  kind,
  text: '',
  at,
  teamIds: ['north'],
  toIds: [],
});

const ids = (items: { id: string }[]): string[] => items.map((item) => item.id);

describe('the inbox', () => {
  it('puts what waits longest first, and what was answered apart', () => {
    const inbox = inboxOf([flag('b', 20), flag('a', 10), flag('c', 5)], [answer('c', 6)], lead);
    expect(ids(inbox.waiting)).toEqual(['a', 'b']);
    expect(ids(inbox.answered)).toEqual(['c']);
  });

  it('never asks a lead to answer their own flag, nor one of another team', () => {
    const flags = [flag('own', 1, { personId: 'dana' }), flag('other', 2, { teamIds: ['south'] })];
    const inbox = inboxOf(flags, [], lead);
    expect([...inbox.waiting, ...inbox.answered, ...inbox.closed]).toEqual([]);
  });

  it('reaches whoever was named, lead or not', () => {
    const inbox = inboxOf([flag('named', 1, { teamIds: ['south'], toIds: ['dana'] })], [], lead);
    expect(ids(inbox.waiting)).toEqual(['named']);
  });

  it('closes what was resolved or withdrawn, the newest first', () => {
    const flags = [flag('old', 1), flag('new', 9, { withdrawnAt: 10 })];
    expect(ids(inboxOf(flags, [answer('old', 2, 'resolve')], lead).closed)).toEqual(['new', 'old']);
  });

  it('measures the time to the first answer, whatever order answers arrive in, and not from too few', () => {
    const flags = [flag('a', 0), flag('b', 0), flag('c', 0)];
    const answers = [answer('a', 900), answer('a', 100), answer('b', 300), answer('c', 200)];
    expect(inboxOf(flags, answers, lead).medianAnswerMs).toBe(200);
    expect(inboxOf(flags.slice(0, 2), answers, lead).medianAnswerMs).toBeNull();
  });

  it('counts no time below zero when a phone’s clock ran ahead', () => {
    const flags = ['a', 'b', 'c'].map((id) => flag(id, 1000));
    const answers = flags.map(({ id }) => answer(id, 10));
    expect(inboxOf(flags, answers, lead).medianAnswerMs).toBe(0);
  });
});
