import { createSignal, Match, Switch } from 'solid-js';
import * as z from 'zod/mini';
import { type SessionView, sessionView } from '../../../core/api.ts';
import { mailAddress } from '../../../core/mailAddress.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { CodeField } from '../../components/CodeField.tsx';
import { MailField } from '../../components/MailField.tsx';
import { t } from '../../words/t.ts';
import styles from './SignInScreen.module.css';
import { wayFailure } from './wayFailure.ts';

/** A code by mail, in two steps. Whether anybody has the address is not said, here no more than by the server. */
export function MailWay(props: { onEntered: (view: SessionView) => void }) {
  const [address, setAddress] = createSignal('');
  const [sentTo, setSentTo] = createSignal<string | null>(null);
  const [failed, setFailed] = createSignal<string | undefined>();
  const [busy, setBusy] = createSignal(false);

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const to = z.safeParse(mailAddress, address());
    setFailed(to.success ? undefined : t('waysIn.addressWrong'));
    if (!to.success) return;
    setBusy(true);
    const answer = await api.post(z.unknown(), '/v1/mail/ask', { address: to.data });
    setBusy(false);
    if (answer.ok) setSentTo(to.data);
    else setFailed(wayFailure(answer.failure, t('waysIn.addressWrong')));
  };

  const enter = async (code: string): Promise<string | undefined> => {
    const answer = await api.post(sessionView, '/v1/mail/enter', { code });
    if (!answer.ok) return wayFailure(answer.failure, t('waysIn.codeUnknown'));
    props.onEntered(answer.value);
    return undefined;
  };

  return (
    <Switch
      fallback={
        <form class={styles.form} onSubmit={(event) => void send(event)} novalidate>
          <MailField
            label={t('waysIn.address')}
            hint={t('waysIn.addressHint')}
            error={failed()}
            value={address()}
            onValue={setAddress}
            // Passkeys are suggested here too.
            autocomplete="username webauthn"
          />
          <Button type="submit" look="line" wide disabled={busy()}>
            {busy() ? t('waysIn.working') : t('waysIn.sendCode')}
          </Button>
        </form>
      }
    >
      <Match when={sentTo()}>
        {(to) => (
          <div class={styles.form}>
            <p role="status">{t('waysIn.codeSent', { address: to() })}</p>
            <CodeField act={t('waysIn.enterCode')} onCode={enter} />
            <Button look="quiet" onClick={() => setSentTo(null)}>
              {t('waysIn.otherAddress')}
            </Button>
          </div>
        )}
      </Match>
    </Switch>
  );
}
