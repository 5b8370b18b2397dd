import { createSignal, Show } from 'solid-js';
import { deviceLinkView } from '../../../core/issuedLinks.ts';
import { api } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { t } from '../../words/t.ts';

/** A link that signs me in on my next device. */
export function DeviceLink() {
  const me = useMe();
  const [url, setUrl] = createSignal<string | null>(null);
  const make = async (): Promise<void> => {
    const answer = await api.post(deviceLinkView, `/v1/w/${me.session.workspaceId}/links/device`);
    if (answer.ok) setUrl(answer.value.url);
    else
      toast({ text: t(answer.failure.type === 'unreachable' ? 'me.noSignal' : 'me.failed'), tone: 'alert' });
  };
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('me.copied'));
    } catch {
      // No permission, or plain http: the field can be selected and copied by hand.
      toast({ text: t('me.failed'), tone: 'alert' });
    }
  };
  return (
    <Card>
      <h2>{t('me.another')}</h2>
      <p>{t('me.anotherText')}</p>
      <Show
        when={url()}
        fallback={
          <Button look="line" small onClick={() => void make()}>
            {t('me.makeLink')}
          </Button>
        }
      >
        {(link) => (
          <>
            <Field label={t('me.link')}>
              {(control) => (
                <input
                  {...control()}
                  readonly
                  value={link()}
                  onFocus={(event) => event.currentTarget.select()}
                />
              )}
            </Field>
            <Button look="line" small onClick={() => void copy(link())}>
              {t('me.copy')}
            </Button>
          </>
        )}
      </Show>
    </Card>
  );
}
