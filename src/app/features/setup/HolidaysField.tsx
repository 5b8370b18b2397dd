import { createMemo, For, Show } from 'solid-js';
import { COUNTRIES } from '../../components/countries.ts';
import { Field } from '../../components/Field.tsx';
import { regionName } from '../../components/regionName.ts';
import { language, t } from '../../words/t.ts';

/** Whose public holidays count for whoever has no region of their own: a country, and a state by its code. */
export function HolidaysField(props: { value: string; onChange: (region: string) => void }) {
  const countries = createMemo(() => {
    const collator = new Intl.Collator(language());
    return COUNTRIES.map((code) => ({ code, name: regionName(code) })).sort((a, b) =>
      collator.compare(a.name, b.name),
    );
  });
  const country = () => props.value.slice(0, 2);
  return (
    <>
      <Field label={t('setup.holidayRegion')}>
        {(control) => (
          <select {...control()} onChange={(event) => props.onChange(event.currentTarget.value)}>
            <option value="" selected={country() === ''}>
              {t('setup.noHolidays')}
            </option>
            <For each={countries()}>
              {({ code, name }) => (
                <option value={code} selected={code === country()}>
                  {name}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <Show when={country() !== ''}>
        <Field label={t('region.subdivision')} hint={t('region.subdivisionHint')}>
          {(control) => (
            <input
              {...control()}
              maxlength="4"
              autocapitalize="characters"
              autocomplete="off"
              value={props.value.slice(3)}
              onChange={(event) => {
                const code = event.currentTarget.value.trim().toUpperCase();
                if (/^[A-Z0-9]{1,4}$/.test(code)) props.onChange(`${country()}-${code}`);
                else props.onChange(country());
              }}
            />
          )}
        </Field>
      </Show>
    </>
  );
}
