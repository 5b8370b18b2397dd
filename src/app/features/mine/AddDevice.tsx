import { createSignal, onMount, Show } from 'solid-js';
import { deviceLinkView } from '../../../core/issuedLinks.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { t } from '../../words/t.ts';
import { LinkCard } from './LinkCard.tsx';
import styles from './MineScreen.module.css';

/** A sign-in link for one's own other device. */
export function AddDevice(props: { onClose: () => void }) {
  const me = useMe();
  const { workspaceId } = useReplica();
  const [url, setUrl] = createSignal<string | null>(null);
  const [failed, setFailed] = createSignal<'unreachable' | 'other' | null>(null);
  const make = async (): Promise<void> => {
    setFailed(null);
    const answered = await api.post(deviceLinkView, `/v1/w/${workspaceId}/links/device`);
    if (answered.ok) setUrl(answered.value.url);
    else setFailed(answered.failure.type === 'unreachable' ? 'unreachable' : 'other');
  };
  onMount(() => void make());
  return (
    <Sheet open title={t('mine.addDeviceTitle')} onClose={props.onClose}>
      <Show when={url()}>
        {(link) => (
          <>
            <p class={styles.text}>{t('mine.addDeviceExplain')}</p>
            <LinkCard
              url={link()}
              label={t('mine.addDeviceTitle')}
              shareText={t('mine.addDeviceShare', {
                workspace: me.workspace()?.name ?? me.session.workspaceName,
              })}
            />
          </>
        )}
      </Show>
      <Show when={failed()}>
        {(why) => (
          <>
            <p class={styles.text} role="alert">
              {t(why() === 'unreachable' ? 'mine.addDeviceOffline' : 'mine.addDeviceFailed')}
            </p>
            <Button look="line" onClick={() => void make()}>
              {t('shell.tryAgain')}
            </Button>
          </>
        )}
      </Show>
    </Sheet>
  );
}
