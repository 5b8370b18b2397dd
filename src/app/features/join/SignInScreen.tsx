import { useNavigate } from '@solidjs/router';
import { createSignal, onMount, Show } from 'solid-js';
import { sessionView } from '../../../core/api.ts';
import { api } from '../../../local/index.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { signedIn, signedInAs } from '../../session/session.ts';
import { t } from '../../words/t.ts';
import { Front } from './Front.tsx';
import styles from './SignInScreen.module.css';
import { tokenOf } from './tokenOf.ts';

/** How to get in without a link at hand. */
export default function SignInScreen() {
  const navigate = useNavigate();
  const [link, setLink] = createSignal('');
  const [wrong, setWrong] = createSignal(false);

  const recognise = async (): Promise<void> => {
    const answer = await api.get(sessionView, '/v1/session');
    if (!answer.ok) return;
    signedIn(answer.value);
    navigate('/', { replace: true });
  };
  // Storage may have been emptied while the cookie is still good: then nobody has to do anything.
  onMount(() => void recognise());

  const open = (event: SubmitEvent): void => {
    event.preventDefault();
    const token = tokenOf(link());
    setWrong(token === null);
    if (token !== null) navigate(`/join#${token}`);
  };

  return (
    <Front title={t('join.signInTitle')} text={t('join.signInHow')}>
      <Show when={signedInAs()}>
        {(here) => (
          <Banner
            tone="quiet"
            title={t('join.stillHere', { name: here().personName })}
            text={t('join.stillHereText')}
          >
            <Button look="quiet" onClick={() => navigate('/')}>
              {t('join.goOn')}
            </Button>
          </Banner>
        )}
      </Show>
      <form class={styles.form} onSubmit={open} novalidate>
        <Field
          label={t('join.paste')}
          hint={t('join.pasteHint', { example: `${window.location.origin}/join#…` })}
          error={wrong() ? t('join.notALink') : undefined}
        >
          {(control) => (
            <input
              {...control()}
              type="url"
              inputmode="url"
              autocomplete="off"
              value={link()}
              onInput={(event) => setLink(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button type="submit" look="line" wide>
          {t('join.open')}
        </Button>
      </form>
    </Front>
  );
}
