import { Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { QrCode } from '../../components/QrCode.tsx';
import { toast } from '../../components/Toast.tsx';
import { t } from '../../words/t.ts';
import styles from './LinkCard.module.css';

/** A link that works once: as a code for a camera, to copy, and to share where the platform can. */
export function LinkCard(props: { url: string; label: string; shareText: string }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(props.url);
      toast(t('mine.copied'));
    } catch {
      // Refused by the person or the browser, or plain http: the link stands above and can be selected.
      toast({ text: t('mine.copyFailed'), tone: 'alert' });
    }
  };
  const share = async (): Promise<void> => {
    try {
      await navigator.share({ text: props.shareText, url: props.url });
    } catch {
      // Closed without sharing: nothing to say.
    }
  };
  return (
    <Card>
      <QrCode text={props.url} label={props.label} />
      <p class={styles.url}>{props.url}</p>
      <div class={styles.acts}>
        <Button look="line" onClick={() => void copy()}>
          {t('mine.copyLink')}
        </Button>
        <Show when={'share' in navigator}>
          <Button look="line" onClick={() => void share()}>
            {t('mine.share')}
          </Button>
        </Show>
      </div>
    </Card>
  );
}
