import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { createSignal, For, Show } from 'solid-js';
import * as z from 'zod/mini';
import { civilDayIn } from '../../../core/civilDay.ts';
import { type Passkeys, passkeyOptions, passkeys } from '../../../core/passkeys.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { sentenceDay } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createAnswer } from '../../queries/createAnswer.ts';
import { t } from '../../words/t.ts';
import { failureWords } from './failureWords.ts';
import styles from './MyWaysIn.module.css';

type Passkey = Passkeys['passkeys'][number];

/** One's own passkeys: what there are, one more, one less. */
export function MyPasskeys(props: { onNotFresh: () => void }) {
  const me = useMe();
  const path = (operation = '') => `/v1/w/${me.session.workspaceId}/passkeys${operation}`;
  const [held, askAnew] = createAnswer(async () => {
    const answer = await api.get(passkeys, path());
    return answer.ok ? answer.value.passkeys : [];
  });
  const [removing, setRemoving] = createSignal<Passkey | null>(null);

  const add = async (): Promise<void> => {
    const begun = await api.post(passkeyOptions, path('/begin'));
    if (!begun.ok) {
      if (begun.failure.type === 'not_fresh') props.onNotFresh();
      else toast({ text: failureWords(begun.failure), tone: 'alert' });
      return;
    }
    let made: unknown;
    try {
      made = await startRegistration({ optionsJSON: begun.value as never });
    } catch (error) {
      const has = error instanceof Error && error.name === 'InvalidStateError';
      toast({ text: t(has ? 'waysIn.passkeyHas' : 'waysIn.passkeyNotMade'), tone: 'alert' });
      return;
    }
    const added = await api.post(z.unknown(), path(), made);
    toast(added.ok ? t('waysIn.passkeyAdded') : { text: failureWords(added.failure), tone: 'alert' });
    await askAnew();
  };
  const remove = async ({ id }: Passkey): Promise<void> => {
    setRemoving(null);
    const gone = await api.post(z.unknown(), path('/remove'), { id });
    toast(gone.ok ? t('waysIn.removed') : { text: failureWords(gone.failure), tone: 'alert' });
    await askAnew();
  };
  const about = ({ createdAt, usedAt, synced }: Passkey): string => {
    const day = (at: number) => sentenceDay(civilDayIn(me.zone(), at), me.today());
    return [
      t('waysIn.passkeyMade', { day: day(createdAt) }),
      ...(usedAt === null ? [] : [t('waysIn.passkeyUsed', { day: day(usedAt) })]),
      ...(synced ? [t('waysIn.passkeySynced')] : []),
    ].join(' · ');
  };

  return (
    <Card>
      <h2>{t('waysIn.passkeys')}</h2>
      <p>{t('waysIn.passkeysText')}</p>
      <ul class={styles.list}>
        <For each={held()}>
          {(passkey) => (
            <li class={styles.row}>
              <span>
                <span class={styles.name}>{passkey.label}</span>
                <span class={styles.note}>{about(passkey)}</span>
              </span>
              <Button
                look="quiet"
                aria-label={t('waysIn.passkeyRemove', { label: passkey.label })}
                onClick={() => setRemoving(passkey)}
              >
                {t('waysIn.remove')}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Show when={browserSupportsWebAuthn()}>
        <Button look="line" small onClick={() => void add()}>
          {t('waysIn.passkeyAdd')}
        </Button>
      </Show>
      <Sheet
        open={removing() !== null}
        title={t('waysIn.passkeyRemoveTitle')}
        onClose={() => setRemoving(null)}
        actions={
          <>
            <Button look="flag" onClick={() => void remove(removing()!)}>
              {t('waysIn.remove')}
            </Button>
            <Button look="line" onClick={() => setRemoving(null)}>
              {t('waysIn.keep')}
            </Button>
          </>
        }
      >
        <p>{t('waysIn.passkeyRemoveText')}</p>
      </Sheet>
    </Card>
  );
}
