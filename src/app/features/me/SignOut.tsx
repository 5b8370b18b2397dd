import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import * as z from 'zod/mini';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createStatus } from '../../replica/createStatus.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { signedOut } from '../../session/session.ts';
import { t } from '../../words/t.ts';
import { saveUnsent } from '../outbox/saveUnsent.ts';

/** Leaves this device clean. What was not received is said first, and can be taken along. */
export function SignOut() {
  const me = useMe();
  const replica = useReplica();
  const navigate = useNavigate();
  const status = createStatus();
  const [asking, setAsking] = createSignal(false);
  const unsent = () => status().waiting + status().needsYou;
  const signOut = async (): Promise<void> => {
    const answer = await api.post(z.unknown(), '/v1/sign-out', {});
    if (!answer.ok && answer.failure.type === 'unreachable') {
      // The cookie would outlive it: whoever opens this device next would be signed in again.
      toast({ text: t('me.noSignal'), tone: 'alert' });
      return;
    }
    await replica.wipe();
    signedOut();
    navigate('/sign-in', { replace: true });
  };
  return (
    <Card>
      <h2>{t('me.device')}</h2>
      <p>{t('me.signedInTo', { workspace: me.session.workspaceName, name: me.session.personName })}</p>
      <Button look="line" small onClick={() => setAsking(true)}>
        {t('me.signOut')}
      </Button>
      <Sheet
        open={asking()}
        title={t('me.signOutTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Show when={unsent() > 0}>
              <Button icon="download" onClick={() => void saveUnsent(replica)}>
                {t('me.saveFirst')}
              </Button>
            </Show>
            <Button look={unsent() > 0 ? 'flag' : 'primary'} onClick={() => void signOut()}>
              {t('me.signOut')}
            </Button>
            <Button look="line" onClick={() => setAsking(false)}>
              {t('me.stay')}
            </Button>
          </>
        }
      >
        <p>{unsent() > 0 ? t('me.signOutUnsent', { count: unsent() }) : t('me.signOutClean')}</p>
      </Sheet>
    </Card>
  );
}
