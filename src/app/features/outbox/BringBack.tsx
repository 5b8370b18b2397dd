import { toast } from '../../components/Toast.tsx';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { t } from '../../words/t.ts';
import styles from './OutboxScreen.module.css';

/** Takes a file of unsent work in again, for instance on a new phone. */
export function BringBack() {
  const replica = useReplica();
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    // The same file may be chosen twice in a row.
    input.value = '';
    if (!file) return;
    const taken = await replica.importUnsent(await file.text());
    if (taken.saved && taken.unreadable > 0)
      toast({ text: t('outbox.importedUnreadable', { count: taken.unreadable }), tone: 'alert' });
    else if (taken.saved)
      toast(taken.added > 0 ? t('outbox.imported', { count: taken.added }) : t('outbox.importedNothing'));
    else
      toast({
        text: t(taken.reason === 'not_a_file' ? 'outbox.importNotFile' : 'outbox.importSomeoneElse'),
        tone: 'alert',
      });
  };
  return (
    <label class={styles.file}>
      {t('outbox.import')}
      <input
        type="file"
        accept="application/json,.json"
        onChange={(event) => void take(event.currentTarget)}
      />
    </label>
  );
}
