import { createSignal } from 'solid-js';
import { Field } from '../../components/Field.tsx';
import { t } from '../../words/t.ts';
import { hoursText, parseHours } from './parseHours.ts';

/** Hours as people type them; what cannot be read is said at once and not handed on. */
export function HoursField(props: {
  label: string;
  /** Read out instead, where the label is short for lack of room. */
  longLabel?: string | undefined;
  hint?: string | undefined;
  minutes: number | null;
  max: number;
  onChange: (minutes: number | null) => void;
}) {
  const [wrong, setWrong] = createSignal(false);
  const read = (typed: string): void => {
    const minutes = parseHours(typed);
    const fits = minutes !== undefined && (minutes === null || minutes <= props.max);
    setWrong(!fits);
    if (fits) props.onChange(minutes);
  };
  return (
    <Field label={props.label} hint={props.hint} error={wrong() ? t('setup.hoursWrong') : undefined}>
      {(control) => (
        <input
          {...control()}
          aria-label={props.longLabel}
          inputmode="decimal"
          autocomplete="off"
          value={hoursText(props.minutes)}
          onChange={(event) => read(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
