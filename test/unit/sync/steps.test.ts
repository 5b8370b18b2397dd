import { describe, expect, it } from 'vitest';
import { authorTime } from '../../../src/sync/authorTime.ts';
import { mustReset, pullScopes } from '../../../src/sync/pullScopes.ts';
import { pushOrder } from '../../../src/sync/pushOrder.ts';
import type { PushedMutation } from '../../../src/sync/syncRequest.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('the order of a push', () => {
  const mutation = (n: number, uid = `u${n}`): PushedMutation => ({
    n,
    uid,
    s: 1,
    name: 'checkin.set',
    args: {},
    base: 0,
    at: 0,
    day: '2026-03-02',
    author: 'mia',
  });
  const remembered = (n: number): string | undefined => (n > 3 ? `u${n}` : undefined);
  const order = (...push: PushedMutation[]) => pushOrder(push, 5, remembered);

  it('is empty when nothing is pushed', () => {
    expect(order()).toEqual({ kind: 'apply', fresh: [] });
  });

  it('skips what was dealt with, and goes on after it', () => {
    expect(order(mutation(4), mutation(5), mutation(6), mutation(7))).toEqual({
      kind: 'apply',
      fresh: [mutation(6), mutation(7)],
    });
  });

  it('finds a gap only before the first', () => {
    expect(order(mutation(7))).toEqual({ kind: 'gap' });
    expect(order(mutation(6), mutation(8))).toEqual({ kind: 'disordered', position: 1 });
    expect(order(mutation(6), mutation(6))).toEqual({ kind: 'disordered', position: 1 });
  });

  it('finds a twin by a number that was another mutation, as far as it is remembered', () => {
    expect(order(mutation(5, 'other'), mutation(6))).toEqual({ kind: 'cloned' });
    expect(order(mutation(3, 'other'), mutation(4), mutation(5), mutation(6))).toEqual({
      kind: 'apply',
      fresh: [mutation(6)],
    });
  });
});

describe('when a mutation was written', () => {
  const NOW = Date.UTC(2026, 2, 2, 12);
  const time = (at: number, sentAt: number, day: string, zone = 'Europe/Berlin') =>
    authorTime({ at, sentAt, day }, NOW, zone);

  it('is its age before now, whatever the phone’s clock says', () => {
    for (const skew of [0, -40 * 365 * DAY, 40 * 365 * DAY]) {
      expect(time(NOW + skew - 2 * HOUR, NOW + skew, '2026-03-02')).toEqual({
        at: NOW - 2 * HOUR,
        day: '2026-03-02',
      });
    }
  });

  it('is now when the clock was set back meanwhile, and ninety days ago at most', () => {
    expect(time(NOW, NOW - HOUR, '2026-03-02').at).toBe(NOW);
    expect(time(NOW - 400 * DAY, NOW, '2025-12-02')).toEqual({ at: NOW - 90 * DAY, day: '2025-12-02' });
  });

  it('takes the author’s day where it can be theirs, and corrects it where it cannot', () => {
    expect(time(NOW, NOW, '2026-03-01').day).toBe('2026-03-01');
    expect(time(NOW, NOW, '2026-03-03').day).toBe('2026-03-03');
    expect(time(NOW, NOW, '2026-03-04').day).toBe('2026-03-02');
    expect(time(NOW, NOW, '2036-03-02').day).toBe('2026-03-02');
    expect(time(NOW, NOW, '2026-03-04', 'Pacific/Kiritimati').day).toBe('2026-03-04');
  });
});

describe('the scopes of a pull', () => {
  const stand = { epoch: 'e', head: 10, floor: 4 };
  const grants = new Set(['w', 'a:mia', 'u:deck']);

  it('drops what was lost, sends in full what was gained, and brings up to date what was kept', () => {
    const have = { epoch: 'e', v: 7, scopes: ['w', 'x:mia', 'a:mia'] };
    expect(pullScopes(have, stand, grants)).toEqual({
      drop: ['x:mia'],
      reset: ['u:deck'],
      kept: ['a:mia', 'w'],
    });
  });

  it.each([
    ['another epoch', { epoch: 'other', v: 7 }],
    ['nothing yet', { epoch: '', v: 0 }],
    ['deletions that are forgotten', { epoch: 'e', v: 3 }],
    ['a version from the future', { epoch: 'e', v: 11 }],
  ])('sends everything in full after %s', (_what, had) => {
    const have = { ...had, scopes: ['w', 'x:mia'] };
    expect(mustReset(have, stand)).toBe(true);
    expect(pullScopes(have, stand, grants)).toEqual({
      drop: ['x:mia'],
      reset: ['a:mia', 'u:deck', 'w'],
      kept: [],
    });
  });

  it('and not at the edges', () => {
    for (const v of [4, 10]) expect(mustReset({ epoch: 'e', v, scopes: [] }, stand)).toBe(false);
  });
});
