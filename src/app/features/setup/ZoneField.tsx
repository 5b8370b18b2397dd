import { createMemo, createUniqueId, For } from 'solid-js';
import { isZone } from '../../../core/civilDay.ts';
import { Field } from '../../components/Field.tsx';
import { t } from '../../words/t.ts';

/** A time zone by name; the browser's own list to choose from, typed names are fine too. */
export function ZoneField(props: { value: string; onChange: (zone: string) => void }) {
  const list = createUniqueId();
  const zones = createMemo(() => Intl.supportedValuesOf('timeZone'));
  return (
    <Field label={t('setup.zone')} error={isZone(props.value) ? undefined : t('setup.zoneWrong')}>
      {(control) => (
        <>
          <input
            {...control()}
            list={list}
            autocomplete="off"
            autocapitalize="off"
            value={props.value}
            onChange={(event) => props.onChange(event.currentTarget.value.trim())}
          />
          <datalist id={list}>
            <For each={zones()}>{(zone) => <option value={zone} />}</For>
          </datalist>
        </>
      )}
    </Field>
  );
}
