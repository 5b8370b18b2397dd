/** What a world's server has before anyone writes: a few tasks for everyone, and a diary for each device. */
import type { Write } from '../../../src/core/mutation.ts';
import { task } from '../../support/crew.ts';
import type { Setting } from './operations.ts';
import { diaryOf } from './writes.ts';

export function firstRows({ devices }: Setting): Write[] {
  const tasks = ['sand', 'paint', 'rig', 'caulk', 'hull'].map((id, index) =>
    task(id, { assigneeId: ['mia', 'max', 'lena'][index % 3]!, projectId: index > 2 ? 'refit' : null }),
  );
  const diaries = devices.map(({ person }, index) =>
    task(diaryOf(`${person}${index}`), { assigneeId: person, title: '0' }),
  );
  return [...tasks, ...diaries];
}
