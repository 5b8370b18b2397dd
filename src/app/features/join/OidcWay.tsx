import { createSignal, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { t } from '../../words/t.ts';
import { goToProvider } from './goToProvider.ts';
import styles from './SignInScreen.module.css';

/** An account of one's organisation: this page is left for theirs, and they send people back to it. */
export function OidcWay() {
  const [failed, setFailed] = createSignal<string | undefined>();
  const [leaving, setLeaving] = createSignal(false);
  const leave = async (): Promise<void> => {
    setLeaving(true);
    const wrong = await goToProvider('/v1/oidc/begin', {});
    setFailed(wrong);
    setLeaving(wrong === undefined);
  };
  return (
    <div class={styles.form}>
      <Button look="line" disabled={leaving()} onClick={() => void leave()}>
        {leaving() ? t('waysIn.oidcAway') : t('waysIn.oidc')}
      </Button>
      <Show when={failed()}>
        <p class={styles.error} role="alert">
          {failed()}
        </p>
      </Show>
    </div>
  );
}
