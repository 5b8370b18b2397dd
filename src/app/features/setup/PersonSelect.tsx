import { createMemo, For, Show } from 'solid-js';
import { Field } from '../../components/Field.tsx';
import { createDirectory } from '../../queries/createDirectory.ts';
import { createRows } from '../../replica/createRows.ts';
import { peopleList } from './peopleList.ts';

/** One person, or nobody. The platform's own list: it searches by typing and is at home on every phone. */
export function PersonSelect(props: {
  label: string;
  hint?: string | undefined;
  value: string | null;
  /** What choosing nobody is called; without it somebody has to be chosen. */
  nobody?: string | undefined;
  /** Leaves out who cannot be chosen. */
  only?: ((person: { id: string; teamIds: readonly string[] }) => boolean) | undefined;
  onChange: (personId: string | null) => void;
}) {
  const rows = createRows('person');
  const directory = createDirectory();
  const people = createMemo(() =>
    peopleList(rows(), directory.data()).filter(
      (person) => person.id === props.value || (person.active && (props.only?.(person) ?? true)),
    ),
  );
  return (
    <Field label={props.label} hint={props.hint}>
      {(control) => (
        <select {...control()} onChange={(event) => props.onChange(event.currentTarget.value || null)}>
          <Show when={props.nobody !== undefined || props.value === null}>
            <option value="" selected={props.value === null}>
              {props.nobody ?? ''}
            </option>
          </Show>
          <For each={people()}>
            {(person) => (
              <option value={person.id} selected={person.id === props.value}>
                {person.name}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}
