import type { JSX } from 'solid-js';
import { Field } from './Field.tsx';

/** A mail address, with the keyboard that phones have for one. */
export function MailField(props: {
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  onValue: (value: string) => void;
  autocomplete: JSX.HTMLAutocomplete;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(control) => (
        <input
          {...control()}
          type="email"
          inputmode="email"
          autocomplete={props.autocomplete}
          maxlength="254"
          value={props.value}
          onInput={(event) => props.onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
