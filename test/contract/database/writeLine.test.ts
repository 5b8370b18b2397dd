import { expect, it } from 'vitest';
import { WriteLine } from '../../../src/server/database/writeLine.ts';

/** A line in which time passes when a test says so. */
function timed() {
  let now = 1_000;
  const line = new WriteLine(() => now);
  return {
    line,
    enter: (many: number) => Array.from({ length: many }, () => line.entered()),
    pass: (ms: number) => {
      now += ms;
    },
    leave: (many: number, after: number) => {
      now += after;
      line.left(many);
    },
  };
}

it('what has not been measured is not guessed', () => {
  const { line, enter } = timed();
  enter(1_000);
  expect(line.now).toEqual({ wait: 0, each: 0 });
});

it('a line is as long as what waits in it, at the pace at which writes come through', () => {
  const { line, enter, leave } = timed();
  enter(300);
  leave(100, 500);
  expect(line.now).toEqual({ wait: 1_000, each: 5 });
  leave(200, 1_000);
  expect(line.now).toEqual({ wait: 0, each: 5 });
});

it('time in which nobody waited counts for nothing', () => {
  const { line, enter, leave, pass } = timed();
  enter(1);
  leave(1, 5);
  pass(1_000_000);
  enter(1);
  leave(1, 5);
  expect(line.now.each).toBeCloseTo(5);
});

it('one slow write among quick ones does not make the line long, and a slow disk soon does', () => {
  const { line, enter, leave } = timed();
  enter(100);
  leave(100, 100);
  enter(1);
  leave(1, 2_000);
  expect(line.now.each).toBeLessThan(50);
  for (let write = 0; write < 200; write += 1) {
    enter(1);
    leave(1, 200);
  }
  expect(line.now.each).toBeGreaterThan(150);
});

it('writes that run beside each other are as quick as they come through together', () => {
  const { line, enter, leave } = timed();
  enter(4);
  for (let write = 0; write < 100; write += 1) {
    leave(1, 5);
    enter(1);
  }
  expect(line.now).toEqual({ wait: expect.closeTo(20), each: expect.closeTo(5) });
});
