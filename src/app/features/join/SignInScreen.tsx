import { useLocation, useNavigate } from '@solidjs/router';
import { createSignal, Match, onMount, Show, Switch } from 'solid-js';
import { type SessionView, sessionView } from '../../../core/api.ts';
import { oidcBack } from '../../../core/oidc.ts';
import { waysIn } from '../../../core/waysIn.ts';
import { api } from '../../../local/index.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { createAnswer } from '../../queries/createAnswer.ts';
import { signedIn, signedInAs } from '../../session/session.ts';
import { t } from '../../words/t.ts';
import { Front } from './Front.tsx';
import { LinkWay } from './LinkWay.tsx';
import { MailWay } from './MailWay.tsx';
import { OidcWay } from './OidcWay.tsx';
import { PasskeyWay } from './PasskeyWay.tsx';
import styles from './SignInScreen.module.css';
import { wayFailure } from './wayFailure.ts';

/** Whoever waits longer for it is better served by what needs no asking. */
const PATIENCE_MS = 4_000;

/** How to get in, by whatever ways this server has; also where a provider of accounts sends people back to. */
export default function SignInScreen() {
  const navigate = useNavigate();
  const location = useLocation();
  // Read once: what a provider sent along is of no use a second time, and does not stay in the address.
  const query = location.search.slice(1);
  const returned = new URLSearchParams(query).has('state');
  const again = new URLSearchParams(query).has('again');
  const [returning, setReturning] = createSignal(returned);
  const [notLinked, setNotLinked] = createSignal(false);
  const [failed, setFailed] = createSignal<string | undefined>();
  const [offered] = createAnswer(async () => {
    const answer = await api.get(waysIn, '/v1/ways-in', { patience: PATIENCE_MS });
    // Links and codes need no asking, and whoever has no signal hears so when they try.
    return answer.ok ? answer.value : { mail: false, oidc: false };
  });

  const enter = (view: SessionView, to = again ? '/me' : '/'): void => {
    signedIn(view);
    navigate(to, { replace: true });
  };
  const recognise = async (): Promise<void> => {
    const answer = await api.get(sessionView, '/v1/session');
    if (answer.ok) enter(answer.value);
  };
  const comeBack = async (): Promise<void> => {
    navigate('/sign-in', { replace: true });
    const answer = await api.post(oidcBack, '/v1/oidc/finish', { query });
    setReturning(false);
    if (!answer.ok) {
      setNotLinked(answer.failure.type === 'not_linked');
      if (answer.failure.field === 'account') setFailed(t('waysIn.taken'));
      else if (!notLinked()) setFailed(wayFailure(answer.failure, t('waysIn.oidcFailed')));
    } else if (answer.value.done === 'linked') navigate('/me', { replace: true });
    else enter(answer.value.session, answer.value.joined ? '/welcome' : '/');
  };
  onMount(() => {
    if (returned) void comeBack();
    // Storage may have been emptied while the cookie is still good: then nobody has to do anything.
    else if (!again) void recognise();
  });

  return (
    <Switch fallback={<Front title={t('waysIn.oidcBack')} />}>
      <Match when={!returning()}>
        <Front
          title={again ? t('waysIn.again') : t('waysIn.title')}
          text={again ? t('waysIn.againText') : t('waysIn.how')}
        >
          <Show when={signedInAs()}>
            {(here) => (
              <Banner
                tone="quiet"
                title={t('waysIn.stillHere', { name: here().personName })}
                text={again ? '' : t('waysIn.stillHereText')}
              >
                <Button look="quiet" onClick={() => navigate(again ? '/me' : '/')}>
                  {again ? t('shell.back') : t('waysIn.goOn')}
                </Button>
              </Banner>
            )}
          </Show>
          <Show when={notLinked()}>
            <Banner tone="quiet" title={t('waysIn.notLinked')} text={t('waysIn.notLinkedText')} />
          </Show>
          <Show when={failed()}>
            <p class={styles.error} role="alert">
              {failed()}
            </p>
          </Show>
          <Show when={offered()}>
            {(ways) => (
              <>
                <PasskeyWay onEntered={enter} />
                <Show when={ways().oidc && !notLinked()}>
                  <OidcWay />
                </Show>
                <Show when={ways().mail}>
                  <p class={styles.or}>{t('waysIn.or')}</p>
                  <MailWay onEntered={enter} />
                </Show>
                <p class={styles.or}>{t('waysIn.or')}</p>
                <LinkWay withAccount={notLinked()} suggests={!ways().mail} />
              </>
            )}
          </Show>
        </Front>
      </Match>
    </Switch>
  );
}
