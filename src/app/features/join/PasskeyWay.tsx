import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { type SessionView, sessionView } from '../../../core/api.ts';
import { passkeyOptions } from '../../../core/passkeys.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { t } from '../../words/t.ts';
import styles from './SignInScreen.module.css';
import { wayFailure } from './wayFailure.ts';

/**
 * A passkey, offered twice: among what the browser suggests for the field on this screen, without a tap, and by a
 * button for whoever sees no suggestion.
 */
export function PasskeyWay(props: { onEntered: (view: SessionView) => void }) {
  const [failed, setFailed] = createSignal<string | null>(null);
  const [busy, setBusy] = createSignal(false);
  let gone = false;

  /** @returns true when nothing more is to be asked here */
  const ask = async (useBrowserAutofill: boolean): Promise<boolean> => {
    const begun = await api.post(passkeyOptions, '/v1/passkeys/begin');
    if (gone) return true;
    if (!begun.ok) {
      if (!useBrowserAutofill) setFailed(wayFailure(begun.failure, t('waysIn.trouble')));
      return true;
    }
    let answer: unknown;
    try {
      answer = await startAuthentication({ optionsJSON: begun.value as never, useBrowserAutofill });
    } catch {
      // Closed by the person, no key here, or the button took over from the suggestion: only the first two are news.
      if (!useBrowserAutofill) setFailed(t('waysIn.passkeyNone'));
      return useBrowserAutofill;
    }
    setBusy(true);
    const entered = await api.post(sessionView, '/v1/passkeys/enter', answer);
    setBusy(false);
    if (entered.ok) props.onEntered(entered.value);
    else setFailed(wayFailure(entered.failure, t('waysIn.passkeyUnknown')));
    return entered.ok;
  };

  /** A challenge lasts ten minutes and one answer, so after each refusal a new one is asked for. */
  const suggest = async (): Promise<void> => {
    if (!(await browserSupportsWebAuthnAutofill())) return;
    while (!gone && !(await ask(true)));
  };
  const press = async (): Promise<void> => {
    setFailed(null);
    if (!(await ask(false))) void suggest();
  };

  onMount(() => void suggest());
  onCleanup(() => {
    gone = true;
    WebAuthnAbortService.cancelCeremony();
  });

  return (
    <Show when={browserSupportsWebAuthn()}>
      <div class={styles.form}>
        <Button icon="person" disabled={busy()} onClick={() => void press()}>
          {busy() ? t('waysIn.working') : t('waysIn.passkey')}
        </Button>
        <Show when={failed()}>
          <p class={styles.error} role="alert">
            {failed()}
          </p>
        </Show>
      </div>
    </Show>
  );
}
