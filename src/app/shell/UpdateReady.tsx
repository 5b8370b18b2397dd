import { createSignal, onCleanup, Show } from 'solid-js';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { updates } from '../session/updates.ts';
import { t } from '../words/t.ts';

/** A newer version lies ready; it waits to be asked, because a reload in the middle of a sentence is rude. */
export function UpdateReady() {
  const [ready, setReady] = createSignal(false);
  onCleanup(updates().watch(setReady));
  return (
    <Show when={ready()}>
      <Banner title={t('shell.updateReady')} text="" tone="quiet">
        <Button look="quiet" onClick={() => updates().apply()}>
          {t('shell.update')}
        </Button>
      </Banner>
    </Show>
  );
}
