import { createSignal, For, Match, Switch } from 'solid-js';
import type { Issue } from '../../../local/index.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { toast } from '../../components/Toast.tsx';
import { hours } from '../../format/hours.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { rejectionWords } from '../../words/rejectionWords.ts';
import { t } from '../../words/t.ts';
import { editableFields, withValue } from './editableFields.ts';

/** What was refused, as a form: its author changes what does not fit and sends it again. */
export function ChangeSheet(props: { issue: Issue; title: string; onClose: () => void }) {
  const replica = useReplica();
  const [args, setArgs] = createSignal<unknown>(props.issue.args);
  const fields = editableFields(props.issue.args);
  const set = (path: readonly string[], value: string | number): void => {
    setArgs((was: unknown) => withValue(was, path, value));
  };
  const again = async (): Promise<void> => {
    const done = await replica.retry(props.issue.uid, args());
    if (done.saved) props.onClose();
    else toast({ text: rejectionWords(done.rejection.code), tone: 'alert' });
  };
  return (
    <Sheet
      open
      title={t('outbox.changeTitle')}
      sub={props.title}
      onClose={props.onClose}
      actions={<Button onClick={() => void again()}>{t('outbox.again')}</Button>}
    >
      <p>{rejectionWords(props.issue.code)}</p>
      <For each={fields}>
        {(field) => (
          <Switch>
            <Match when={field.kind === 'minutes'}>
              <Minutes
                label={t(`outbox.arg.${field.name}`)}
                initial={field.value as number}
                onChange={(minutes) => set(field.path, minutes)}
              />
            </Match>
            <Match when={field.kind !== 'minutes'}>
              <Field label={t(`outbox.arg.${field.name}`)}>
                {(control) => (
                  <input
                    {...control()}
                    type={field.kind === 'day' ? 'date' : 'text'}
                    value={field.value}
                    onChange={(event) => set(field.path, event.currentTarget.value)}
                  />
                )}
              </Field>
            </Match>
          </Switch>
        )}
      </For>
    </Sheet>
  );
}

function Minutes(props: { label: string; initial: number; onChange: (minutes: number) => void }) {
  const [minutes, setMinutes] = createSignal(props.initial);
  return (
    <Stepper
      label={props.label}
      value={minutes()}
      min={0}
      max={1440}
      step={30}
      format={hours}
      onChange={(value) => {
        setMinutes(value);
        props.onChange(value);
      }}
    />
  );
}
