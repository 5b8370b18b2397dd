import { A } from '@solidjs/router';
import { Show } from 'solid-js';
import { t } from '../../words/t.ts';

/** Where something was refused because its author signed in too long ago. */
export function SignInAgainLink(props: { when: boolean }) {
  return (
    <Show when={props.when}>
      <A href="/sign-in?again">{t('setup.signInAgain')}</A>
    </Show>
  );
}
