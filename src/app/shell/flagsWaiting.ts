import { type Accessor, createMemo } from 'solid-js';
import { flagState } from '../../core/flag.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import { useMe } from '../me/MeProvider.tsx';
import { createRows } from '../replica/createRows.ts';

/** How many flags nobody has answered yet and this person may. */
export function createFlagsWaiting(): Accessor<number> {
  const me = useMe();
  const flags = createRows('flag');
  const answers = createRows('answer');
  return createMemo(
    () =>
      flags().filter(
        (flag) =>
          may(me.actor(), to.answer, flag) &&
          flagState(
            flag,
            answers().filter((answer) => answer.flagId === flag.id),
          ) === 'open',
      ).length,
  );
}
