import { A } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import { type ReplicaTrouble, registerWorker } from '../../local/index.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { saveUnsent } from '../features/outbox/saveUnsent.ts';
import { createStatus } from '../replica/createStatus.ts';
import { useReplica } from '../replica/ReplicaProvider.tsx';
import type { WordKey } from '../words/areas.ts';
import { t } from '../words/t.ts';
import { UpdateReady } from './UpdateReady.tsx';

const TROUBLES: Record<ReplicaTrouble, { title: WordKey; text: WordKey }> = {
  storage_full: { title: 'shell.storageFullTitle', text: 'shell.storageFullText' },
  storage_broken: { title: 'shell.storageBrokenTitle', text: 'shell.storageBrokenText' },
  was_emptied: { title: 'shell.wasEmptiedTitle', text: 'shell.wasEmptiedText' },
  signed_out: { title: 'shell.signedOutTitle', text: 'shell.signedOutText' },
  wrong_person: { title: 'shell.wrongPersonTitle', text: 'shell.wrongPersonText' },
  revoked: { title: 'shell.revokedTitle', text: 'shell.revokedText' },
  server_trouble: { title: 'shell.serverTroubleTitle', text: 'shell.serverTroubleText' },
  update_needed: { title: 'shell.updateNeededTitle', text: 'shell.updateNeededText' },
};

/** What is wrong with this device or its way to the server, and what to do next. Nothing else shows when all is well. */
export function Troubles() {
  const replica = useReplica();
  const status = createStatus();
  return (
    <>
      <UpdateReady />
      <Show when={status().trouble}>
        {(trouble) => (
          <Banner
            title={t(TROUBLES[trouble()].title)}
            text={t(TROUBLES[trouble()].text, { count: status().lost })}
          >
            <Switch>
              <Match when={trouble() === 'signed_out' || trouble() === 'wrong_person'}>
                <A href="/sign-in">{t('shell.signIn')}</A>
              </Match>
              <Match
                when={
                  trouble() === 'revoked' || trouble() === 'storage_full' || trouble() === 'storage_broken'
                }
              >
                <Button look="quiet" icon="download" onClick={() => void saveUnsent(replica)}>
                  {t('shell.saveUnsent')}
                </Button>
              </Match>
              <Match when={trouble() === 'server_trouble'}>
                <Button look="quiet" onClick={() => void replica.syncNow()}>
                  {t('shell.tryAgain')}
                </Button>
              </Match>
              <Match when={trouble() === 'was_emptied'}>
                <Button look="quiet" onClick={() => void replica.understood()}>
                  {t('shell.understood')}
                </Button>
              </Match>
              <Match when={trouble() === 'update_needed'}>
                <Button look="quiet" onClick={() => reloadForUpdate()}>
                  {t('shell.update')}
                </Button>
              </Match>
            </Switch>
          </Banner>
        )}
      </Show>
    </>
  );
}

/** The newest build comes with a plain reload where no worker holds the old one. */
function reloadForUpdate(): void {
  registerWorker().apply();
  window.location.reload();
}
