import { describe, expect, it } from 'vitest';
import { remainingOf } from '../../../src/core/load/remaining.ts';
import { task } from './rows.ts';

const left = (rest: Parameters<typeof task>[4]) => remainingOf(task('a', null, null, null, rest));

describe('what is left of a task', () => {
  it('is what its assignee last said, before any arithmetic', () => {
    expect(left({ estimateMinutes: 600, loggedMinutes: 100, remainingMinutes: 30 })).toBe(30);
    expect(left({ remainingMinutes: 30 })).toBe(30);
    expect(left({ estimateMinutes: 60, loggedMinutes: 90, remainingMinutes: 45 })).toBe(45);
    expect(left({ estimateMinutes: 60, remainingMinutes: 0 })).toBe(0);
  });

  it('is nothing once it is done or dropped, whatever was last said', () => {
    expect(left({ status: 'done', estimateMinutes: 600, remainingMinutes: 30 })).toBe(0);
    expect(left({ status: 'dropped' })).toBe(0);
  });

  it('is unknown without an estimate, and never 0', () => {
    expect(left({})).toBe('unknown');
    expect(left({ loggedMinutes: 300 })).toBe('unknown');
  });

  it('is unknown once the estimate is used up and the task is not done', () => {
    expect(left({ estimateMinutes: 300, loggedMinutes: 300 })).toBe('unknown');
    expect(left({ estimateMinutes: 300, loggedMinutes: 301, status: 'doing' })).toBe('unknown');
    expect(left({ estimateMinutes: 300, loggedMinutes: 299 })).toBe(1);
  });

  it('is unknown again for a reopened task whose estimate was used up', () => {
    expect(left({ status: 'open', estimateMinutes: 300, loggedMinutes: 320 })).toBe('unknown');
  });

  it('is 0 for an estimate of 0, which is a statement', () => {
    expect(left({ estimateMinutes: 0 })).toBe(0);
    expect(left({ estimateMinutes: 0, loggedMinutes: 5 })).toBe(0);
  });

  it('is 0 for a negative statement', () => {
    expect(left({ estimateMinutes: 60, remainingMinutes: -15 })).toBe(0);
  });

  it('stays demand while a task is blocked', () => {
    expect(left({ status: 'blocked', estimateMinutes: 60 })).toBe(60);
  });
});
