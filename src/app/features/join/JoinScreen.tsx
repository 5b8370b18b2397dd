import { useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createResource, createSignal, Match, Show, Switch } from 'solid-js';
import { type LinkView, linkView, sessionView } from '../../../core/api.ts';
import { api } from '../../../local/index.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { signedIn, signedInAs } from '../../session/session.ts';
import { t } from '../../words/t.ts';
import { Front } from './Front.tsx';
import { type LinkFailure, linkFailure } from './linkFailure.ts';
import { tokenOf } from './tokenOf.ts';

/**
 * What an invitation or sign-in link opens. The secret stands behind the `#`, which browsers never send; looking at
 * the link does not use it up, so that a preview by a chat app leaves it good. Pressing the button does.
 */
export default function JoinScreen() {
  const location = useLocation();
  const navigate = useNavigate();
  const token = () => tokenOf(location.hash);
  const [failure, setFailure] = createSignal<LinkFailure | null>(null);
  const [joining, setJoining] = createSignal(false);
  const [link, { refetch }] = createResource(token, async (secret): Promise<LinkView | null> => {
    setFailure(null);
    const answer = await api.post(linkView, '/v1/links/peek', { token: secret });
    if (answer.ok) return answer.value;
    setFailure(linkFailure(answer.failure));
    return null;
  });

  createEffect(() => {
    if (token() === null) navigate('/sign-in', { replace: true });
  });

  const join = async (kind: LinkView['kind']): Promise<void> => {
    setJoining(true);
    const answer = await api.post(sessionView, '/v1/links/redeem', { token: token() });
    setJoining(false);
    if (!answer.ok) {
      setFailure(linkFailure(answer.failure));
      return;
    }
    signedIn(answer.value);
    navigate(kind === 'invitation' ? '/welcome' : '/', { replace: true });
  };

  return (
    <Switch fallback={<Front title={t('join.opening')} />}>
      <Match when={failure()}>
        {(why) => (
          <Front title={t(why().title)} text={t(why().text)}>
            <Show
              when={why().again}
              fallback={
                <Button look="line" onClick={() => navigate('/sign-in')}>
                  {t('join.otherLink')}
                </Button>
              }
            >
              <Button onClick={() => void refetch()}>{t('join.tryAgain')}</Button>
            </Show>
          </Front>
        )}
      </Match>
      <Match when={link()}>
        {(view) => (
          <Front
            title={titleOf(view())}
            text={t(view().kind === 'invitation' ? 'join.joinText' : 'join.signInText')}
          >
            <Show when={otherPersonThan(view())}>
              {(name) => (
                <Banner
                  tone="quiet"
                  title={t('join.someoneElse', { name: name() })}
                  text={t('join.someoneElseText', { name: name() })}
                />
              )}
            </Show>
            <Button disabled={joining()} onClick={() => void join(view().kind)}>
              {joining()
                ? t('join.working')
                : view().kind === 'invitation'
                  ? t('join.join', { workspace: view().workspaceName })
                  : t('join.signIn')}
            </Button>
          </Front>
        )}
      </Match>
    </Switch>
  );
}

function titleOf({ kind, personName: person, workspaceName: workspace, invitedBy: by }: LinkView): string {
  if (kind === 'sign_in') return t('join.welcomeBack', { person, workspace });
  return by === null
    ? t('join.invited', { person, workspace })
    : t('join.invitedBy', { person, by, workspace });
}

/** Name of whoever is signed in here, if that is not whom the link is for. */
function otherPersonThan(view: LinkView): string | null {
  const here = signedInAs();
  if (!here) return null;
  return here.personName === view.personName && here.workspaceName === view.workspaceName
    ? null
    : here.personName;
}
