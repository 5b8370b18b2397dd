import { createSignal } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { t } from '../../words/t.ts';
import styles from './setup.module.css';

/** One name and a button: a new thing, or another name for one. */
export function NameForm(props: { name: string; save: string; onSave: (name: string) => Promise<void> }) {
  const [typed, setTyped] = createSignal(props.name);
  const [asked, setAsked] = createSignal(false);
  const missing = () => typed().trim() === '';
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (!missing() && typed().trim() !== props.name) void props.onSave(typed().trim());
  };
  return (
    <form onSubmit={save} novalidate>
      <Card>
        <div class={styles.adder}>
          <Field label={t('setup.name')} error={asked() && missing() ? t('setup.nameMissing') : undefined}>
            {(control) => (
              <input
                {...control()}
                maxlength="200"
                autocomplete="off"
                value={typed()}
                onInput={(event) => setTyped(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button type="submit" small look={props.name === '' ? 'primary' : 'line'}>
            {props.save}
          </Button>
        </div>
      </Card>
    </form>
  );
}
