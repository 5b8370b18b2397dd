import { createSignal, Match, Show, Switch } from 'solid-js';
import * as z from 'zod/mini';
import { ownOidc } from '../../../core/oidc.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createAnswer } from '../../queries/createAnswer.ts';
import { t } from '../../words/t.ts';
import { goToProvider } from '../join/goToProvider.ts';
import { failureWords } from './failureWords.ts';

/** My organisation's account, where there is such a thing: whether it signs me in. */
export function MyAccountElsewhere(props: { onNotFresh: () => void }) {
  const me = useMe();
  const path = (operation = '') => `/v1/w/${me.session.workspaceId}/oidc${operation}`;
  const [busy, setBusy] = createSignal(false);
  const [own, askAnew] = createAnswer(async () => {
    const answer = await api.get(ownOidc, path());
    return answer.ok ? answer.value : { offered: false, linked: false };
  });
  const link = async (): Promise<void> => {
    setBusy(true);
    const wrong = await goToProvider(path('/begin'), {}, { not_fresh: props.onNotFresh });
    setBusy(false);
    if (wrong !== undefined) toast({ text: wrong, tone: 'alert' });
  };
  const unlink = async (): Promise<void> => {
    const done = await api.post(z.unknown(), path('/unlink'));
    toast(done.ok ? t('waysIn.removed') : { text: failureWords(done.failure), tone: 'alert' });
    await askAnew();
  };
  return (
    <Show when={own()?.offered}>
      <Card>
        <Switch
          fallback={
            <Button look="line" small disabled={busy()} onClick={() => void link()}>
              {t('waysIn.linkIt')}
            </Button>
          }
        >
          <Match when={own()?.linked}>
            <p>{t('waysIn.linked')}</p>
            <Button look="line" small onClick={() => void unlink()}>
              {t('waysIn.unlink')}
            </Button>
          </Match>
        </Switch>
      </Card>
    </Show>
  );
}
