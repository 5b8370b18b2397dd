import type { MutationArgs, MutationName } from '../../core/mutations.ts';
import type { Dispatched } from '../../local/index.ts';
import { toast } from '../components/Toast.tsx';
import { t } from '../words/t.ts';
import { useReplica } from './ReplicaProvider.tsx';

export type Dispatch = <N extends MutationName>(name: N, args: MutationArgs<N>) => Promise<Dispatched>;

/**
 * Writes a mutation to the outbox. Resolves once it is on this phone; what the rules refuse, or this device cannot
 * keep, is said in a toast, and the caller only looks at `saved`.
 */
export function createDispatch(): Dispatch {
  const replica = useReplica();
  return async (name, args) => {
    try {
      const done = await replica.dispatch(name, args);
      if (!done.saved) {
        const { sayRefused } = await import('./sayRefused.ts');
        await sayRefused(done.rejection.code);
      }
      return done;
    } catch (error) {
      // The device could not keep it: a full or broken disk. The banner says which; this says that it was not saved.
      toast({ text: t('shell.notSaved'), tone: 'alert' });
      throw error;
    }
  };
}
