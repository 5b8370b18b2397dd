import { createSignal, onCleanup, Show } from 'solid-js';
import { registerWorker } from '../../local/index.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { useReplica } from '../replica/ReplicaProvider.tsx';
import { t } from '../words/t.ts';

/** A newer version lies ready; it waits to be asked, or for a moment when nobody would notice. */
export function UpdateReady() {
  const updates = registerWorker();
  const [ready, setReady] = createSignal(false);
  onCleanup(updates.watch(setReady));
  onCleanup(updates.follow(useReplica()));
  return (
    <Show when={ready()}>
      <Banner title={t('shell.updateReady')} text="" tone="quiet">
        <Button look="quiet" onClick={() => updates.apply()}>
          {t('shell.update')}
        </Button>
      </Banner>
    </Show>
  );
}
