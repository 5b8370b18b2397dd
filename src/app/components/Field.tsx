import { createUniqueId, type JSX, Show } from 'solid-js';
import styles from './Field.module.css';

/** What a control needs to belong to its label, hint and error. */
export interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
  class: string;
}

export interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The control, with what ties it to its label: `{(control) => <input {...control()} />}`. */
  children: (control: () => Control) => JSX.Element;
}

export function Field(props: FieldProps) {
  const id = createUniqueId();
  const described = () => {
    const parts = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean);
    return parts.length > 0 ? parts.join(' ') : undefined;
  };
  return (
    <div class={styles.field}>
      <label class={styles.label} for={id}>
        {props.label}
      </label>
      {props.children(() => ({
        id,
        'aria-describedby': described(),
        'aria-invalid': props.error ? 'true' : undefined,
        class: styles.control!,
      }))}
      <Show when={props.hint}>
        <span id={`${id}-hint`} class={styles.hint}>
          {props.hint}
        </span>
      </Show>
      <Show when={props.error}>
        <span id={`${id}-error`} class={styles.error} role="alert">
          {props.error}
        </span>
      </Show>
    </div>
  );
}
