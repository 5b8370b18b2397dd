import type { MutationArgs, MutationName } from '../../../core/mutations.ts';
import type { SentItem } from '../../../local/index.ts';
import type { Dispatch } from '../../replica/createDispatch.ts';

type Item = Pick<SentItem, 'uid' | 'name' | 'args'>;

/** How to take a mutation back with another one; null where only its author can say what was there before. */
export function undoOf(item: Item): ((dispatch: Dispatch) => ReturnType<Dispatch>) | null {
  const argsAs = <N extends MutationName>(): MutationArgs<N> => item.args as MutationArgs<N>;
  switch (item.name) {
    case 'task.finish': {
      const { taskId } = argsAs<'task.finish'>();
      return (dispatch) => dispatch('task.reopen', { taskId });
    }
    case 'task.create':
      return (dispatch) => dispatch('task.finish', { taskId: `${item.uid}.0`, status: 'dropped' });
    case 'flag.raise':
      return (dispatch) => dispatch('flag.withdraw', { flagId: `${item.uid}.0` });
    case 'availability.set': {
      const args = argsAs<'availability.set'>();
      if (args.statement.kind === 'usual') return null;
      return (dispatch) =>
        dispatch('availability.set', { ...args, statement: { kind: 'usual' }, reason: '' });
    }
    default:
      return null;
  }
}
