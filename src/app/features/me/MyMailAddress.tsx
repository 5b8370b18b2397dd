import { createSignal, Match, Show, Switch } from 'solid-js';
import * as z from 'zod/mini';
import { mailAddress } from '../../../core/mailAddress.ts';
import { ownMailAddress } from '../../../core/mailCodes.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { CodeField } from '../../components/CodeField.tsx';
import { MailField } from '../../components/MailField.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createAnswer } from '../../queries/createAnswer.ts';
import { t } from '../../words/t.ts';
import { failureWords } from './failureWords.ts';
import styles from './MyWaysIn.module.css';

/** Where my codes go, where the server sends any: it counts once a code sent there has come back. */
export function MyMailAddress(props: { onNotFresh: () => void }) {
  const me = useMe();
  const path = (operation = '') => `/v1/w/${me.session.workspaceId}/mail-address${operation}`;
  const [address, setAddress] = createSignal('');
  const [wrong, setWrong] = createSignal<string | undefined>();
  const [sentTo, setSentTo] = createSignal<string | null>(null);
  const [own, askAnew] = createAnswer(async () => {
    const answer = await api.get(ownMailAddress, path());
    return answer.ok ? answer.value : { address: null, byMail: false };
  });

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const to = z.safeParse(mailAddress, address());
    setWrong(to.success ? undefined : t('waysIn.addressWrong'));
    if (!to.success) return;
    const answer = await api.post(z.unknown(), path('/ask'), { address: to.data });
    if (answer.ok) setSentTo(to.data);
    else if (answer.failure.type === 'not_fresh') props.onNotFresh();
    else setWrong(failureWords(answer.failure));
  };
  const confirm = async (code: string): Promise<string | undefined> => {
    const answer = await api.post(z.unknown(), path(), { code });
    if (!answer.ok)
      return answer.failure.field === 'address'
        ? t('waysIn.mailTaken')
        : answer.failure.type === 'not_recognised'
          ? t('waysIn.codeUnknown')
          : failureWords(answer.failure);
    setSentTo(null);
    setAddress('');
    toast(t('waysIn.mailSet'));
    await askAnew();
    return undefined;
  };
  const remove = async (): Promise<void> => {
    const done = await api.post(z.unknown(), path('/remove'));
    toast(done.ok ? t('waysIn.removed') : { text: failureWords(done.failure), tone: 'alert' });
    await askAnew();
  };

  return (
    <Show when={own()?.byMail}>
      <Card>
        <h2>{t('waysIn.mail')}</h2>
        <Switch
          fallback={
            <form class={styles.form} onSubmit={(event) => void send(event)} novalidate>
              <MailField
                label={t('waysIn.address')}
                hint={t('waysIn.mailNone')}
                error={wrong()}
                value={address()}
                onValue={setAddress}
                autocomplete="email"
              />
              <Button type="submit" look="line" small>
                {t('waysIn.sendCode')}
              </Button>
            </form>
          }
        >
          <Match when={sentTo()}>
            {(to) => (
              <>
                <p role="status">{t('waysIn.mailSent', { address: to() })}</p>
                <CodeField act={t('waysIn.confirm')} onCode={confirm} />
                <Button look="quiet" onClick={() => setSentTo(null)}>
                  {t('waysIn.otherAddress')}
                </Button>
              </>
            )}
          </Match>
          <Match when={own()?.address}>
            {(held) => (
              <>
                <p>{t('waysIn.mailIs', { address: held() })}</p>
                <Button look="line" small onClick={() => void remove()}>
                  {t('waysIn.remove')}
                </Button>
              </>
            )}
          </Match>
        </Switch>
      </Card>
    </Show>
  );
}
