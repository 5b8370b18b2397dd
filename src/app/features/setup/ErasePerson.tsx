import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import * as z from 'zod/mini';
import type { Person } from '../../../core/person.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { t } from '../../words/t.ts';
import { SignInAgainLink } from './SignInAgainLink.tsx';
import styles from './setup.module.css';

/** For whoever has left: an admin erases them, for good. Asked twice, because nothing brings them back. */
export function ErasePerson(props: { person: Person }) {
  const me = useMe();
  const navigate = useNavigate();
  const [asked, setAsked] = createSignal(false);
  const [stale, setStale] = createSignal(false);
  const erase = async (): Promise<void> => {
    const { id, name } = props.person;
    const answer = await api.post(z.unknown(), `/v1/w/${me.session.workspaceId}/people/${id}/erase`);
    if (answer.ok) {
      toast(t('setup.erased', { name }));
      navigate('/setup/people', { replace: true });
      return;
    }
    setStale(answer.failure.type === 'not_fresh');
    if (answer.failure.type !== 'not_fresh')
      toast({
        text: t(answer.failure.type === 'unreachable' ? 'setup.eraseNoSignal' : 'setup.eraseFailed'),
        tone: 'alert',
      });
  };
  return (
    <Show
      when={asked()}
      fallback={
        <Button look="quiet" onClick={() => setAsked(true)}>
          {t('setup.erase')}
        </Button>
      }
    >
      <Card>
        <p class={styles.note}>{t('setup.eraseText')}</p>
        <Show when={stale()}>
          <p role="alert">{t('setup.eraseNotFresh')}</p>
        </Show>
        <SignInAgainLink when={stale()} />
        <div class={styles.acts}>
          <Button look="line" onClick={() => setAsked(false)}>
            {t('shell.cancel')}
          </Button>
          <Button look="alert" onClick={() => void erase()}>
            {t('setup.eraseAct', { name: props.person.name })}
          </Button>
        </div>
      </Card>
    </Show>
  );
}
