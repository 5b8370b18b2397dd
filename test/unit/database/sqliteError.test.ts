import { describe, expect, it } from 'vitest';
import { isDiskFailure, isLocked } from '../../../src/server/database/sqliteError.ts';

const failed = (errcode: number): Error => Object.assign(new Error('said SQLite'), { errcode });

describe('an error of SQLite', () => {
  it.each([
    ['busy', 5],
    ['locked', 6],
    ['busy, of a snapshot', 517],
    ['a meeting over the log', 15],
  ])('that is %s passes, and is waited for', (_, code) => {
    expect(isLocked(failed(code))).toBe(true);
    expect(isDiskFailure(failed(code))).toBe(false);
  });

  it.each([
    ['input and output', 10],
    ['a failed fsync', 1034],
    ['a damaged page', 11],
    ['a full disk', 13],
    ['a head that is none', 26],
  ])('that is %s is the disk’s', (_, code) => {
    expect(isDiskFailure(failed(code))).toBe(true);
    expect(isLocked(failed(code))).toBe(false);
  });

  it('of another kind, or another’s, is neither', () => {
    for (const error of [failed(19), failed(1), new Error('no code'), 5, undefined])
      expect([isLocked(error), isDiskFailure(error)]).toEqual([false, false]);
  });
});
