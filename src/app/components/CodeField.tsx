import { createSignal, onMount } from 'solid-js';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import styles from './CodeField.module.css';
import { Field } from './Field.tsx';

/** The six digits of a mail, which phones offer to fill in. `onCode` says what is wrong with them, or nothing. */
export function CodeField(props: { act: string; onCode: (code: string) => Promise<string | undefined> }) {
  const [code, setCode] = createSignal('');
  const [failed, setFailed] = createSignal<string | undefined>();
  const [busy, setBusy] = createSignal(false);
  let input!: HTMLInputElement;
  onMount(() => input.focus());

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const digits = code().replace(/[\s-]/g, '');
    if (!/^\d{6}$/.test(digits)) {
      setFailed(t('waysIn.codeWrong'));
      return;
    }
    setFailed(undefined);
    setBusy(true);
    const wrong = await props.onCode(digits);
    setBusy(false);
    setFailed(wrong);
    if (wrong !== undefined) input.select();
  };

  return (
    <form class={styles.form} onSubmit={(event) => void submit(event)} novalidate>
      <Field label={t('waysIn.code')} error={failed()}>
        {(control) => (
          <input
            {...control()}
            ref={input}
            class={`${control().class} ${styles.digits}`}
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="12"
            value={code()}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" wide disabled={busy()}>
        {busy() ? t('waysIn.working') : props.act}
      </Button>
    </form>
  );
}
