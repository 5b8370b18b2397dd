import { useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { t } from '../../words/t.ts';

/** What a phone that is merely unlocked must not be enough for: first sign in again. */
export function SignInAgain(props: { open: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <Sheet
      open={props.open}
      title={t('waysIn.notFresh')}
      onClose={props.onClose}
      actions={
        <Show when={props.open}>
          <Button onClick={() => navigate('/sign-in?again')}>{t('waysIn.again')}</Button>
        </Show>
      }
    >
      <p>{t('waysIn.notFreshText')}</p>
    </Sheet>
  );
}
