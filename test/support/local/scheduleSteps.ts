/** What may happen in a schedule. */
import fc from 'fast-check';

export const PEOPLE = ['mia', 'max', 'lena'] as const;
export const TASKS = ['sand', 'paint', 'rig', 'caulk'];
export const DAY = 86_400_000;

export type Fault = 'none' | 'no_request' | 'no_answer' | 'second_page';

export type Step =
  | { do: 'progress'; who: number; task: number; minutes: number }
  | { do: 'availability'; who: number; from: number; length: number }
  | { do: 'move'; who: number; task: number; to: number }
  | { do: 'flag'; who: number }
  | { do: 'leads'; lena: boolean }
  | { do: 'sync'; who: number; tab: number; fault: Fault }
  | { do: 'kill'; who: number }
  | { do: 'break'; who: number; when: 'before' | 'after' }
  | { do: 'time'; hours: number }
  | { do: 'clock'; who: number; days: number };

const who = fc.integer({ min: 0, max: PEOPLE.length - 1 });
const taskAt = fc.integer({ min: 0, max: TASKS.length - 1 });
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('progress' as const),
      who,
      task: taskAt,
      minutes: fc.integer({ min: 1, max: 60 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('availability' as const),
      who,
      from: fc.integer({ min: 0, max: 9 }),
      length: fc.integer({ min: 0, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      who: fc.constant(2),
      task: taskAt,
      to: fc.integer({ min: 0, max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('flag' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leads' as const), lena: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      who,
      tab: fc.integer({ min: 0, max: 1 }),
      fault: fc.constantFrom(
        'none' as const,
        'none' as const,
        'no_request' as const,
        'no_answer' as const,
        'second_page' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      who,
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 40 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      who,
      days: fc.integer({ min: -400, max: 400 }),
    }),
  },
);
