import { createMemo, createSignal, For, Show } from 'solid-js';
import { language, t } from '../words/t.ts';
import { COUNTRIES } from './countries.ts';
import { Field } from './Field.tsx';
import { regionName } from './regionName.ts';

export interface RegionFieldProps {
  /** Null: the workspace's; '' none; else a code such as DE or DE-BY. */
  value: string | null;
  onChange: (region: string | null) => void;
  workspaceName: string;
  workspaceRegion: string;
}

const WORKSPACE = 'workspace';
const NONE = 'none';

/** Whose public holidays count. Country by name; a state only where someone knows its code. */
export function RegionField(props: RegionFieldProps) {
  const [wrong, setWrong] = createSignal(false);
  const country = () =>
    props.value === null ? WORKSPACE : props.value === '' ? NONE : props.value.slice(0, 2);
  const countries = createMemo(() => {
    const collator = new Intl.Collator(language());
    return COUNTRIES.map((code) => ({ code, name: regionName(code) })).sort((a, b) =>
      collator.compare(a.name, b.name),
    );
  });
  const choose = (chosen: string): void => {
    setWrong(false);
    props.onChange(chosen === WORKSPACE ? null : chosen === NONE ? '' : chosen);
  };
  const subdivide = (typed: string): void => {
    const code = typed.trim().toUpperCase();
    const fits = /^([A-Z0-9]{1,4})?$/.test(code);
    setWrong(!fits);
    if (fits) props.onChange(code === '' ? country() : `${country()}-${code}`);
  };
  return (
    <>
      <Field label={t('join.region')}>
        {(control) => (
          <select {...control()} onChange={(event) => choose(event.currentTarget.value)}>
            <option value={WORKSPACE} selected={country() === WORKSPACE}>
              {props.workspaceRegion === ''
                ? t('region.workspace', { workspace: props.workspaceName })
                : t('region.workspaceNamed', {
                    workspace: props.workspaceName,
                    region: regionName(props.workspaceRegion),
                  })}
            </option>
            <option value={NONE} selected={country() === NONE}>
              {t('join.regionNone')}
            </option>
            <For each={countries()}>
              {({ code, name }) => (
                <option value={code} selected={country() === code}>
                  {name}
                </option>
              )}
            </For>
          </select>
        )}
      </Field>
      <Show when={props.value}>
        {(value) => (
          <Field
            label={t('region.subdivision')}
            hint={t('region.subdivisionHint')}
            error={wrong() ? t('region.subdivisionWrong') : undefined}
          >
            {(control) => (
              <input
                {...control()}
                autocapitalize="characters"
                autocomplete="off"
                value={value().slice(3)}
                onChange={(event) => subdivide(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
      </Show>
    </>
  );
}
