import { createSignal } from 'solid-js';
import type { Flag } from '../../../core/flag.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { t } from '../../words/t.ts';

/** A reply, or the word with which a flag is resolved. Offline it is saved, and called that. */
export function AnswerSheet(props: {
  flag: Flag;
  name: string;
  kind: 'reply' | 'resolve';
  onClose: () => void;
}) {
  const dispatch = createDispatch();
  const status = createStatus();
  const [text, setText] = createSignal('');
  const [asked, setAsked] = createSignal(false);
  const missing = () => props.kind === 'reply' && text().trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (missing()) return;
    const done = await dispatch('flag.answer', {
      flagId: props.flag.id,
      kind: props.kind,
      text: text().trim(),
    });
    if (!done.saved) return;
    if (!status().reachable) toast(t('inbox.sent', { name: props.name }));
    props.onClose();
  };
  return (
    <Sheet
      open
      title={t(props.kind === 'reply' ? 'inbox.replyTitle' : 'inbox.resolveTitle', { name: props.name })}
      onClose={props.onClose}
      actions={
        <Button onClick={() => void send()}>
          {props.kind === 'resolve'
            ? t('inbox.resolveSend')
            : t(status().reachable ? 'inbox.replySend' : 'inbox.replySave')}
        </Button>
      }
    >
      <Field
        label={t(props.kind === 'reply' ? 'inbox.replyField' : 'inbox.resolveField', { name: props.name })}
        error={asked() && missing() ? t('inbox.replyMissing') : undefined}
      >
        {(control) => (
          <textarea
            {...control()}
            maxlength="4000"
            value={text()}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
    </Sheet>
  );
}
