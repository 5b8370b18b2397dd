import { createSignal, For } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Field } from '../../components/Field.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './setup.module.css';

/** Skills to tick, and a new one where the right one is missing. */
export function SkillChips(props: { value: readonly string[]; onChange: (ids: string[]) => void }) {
  const skills = createRows('skill');
  const dispatch = createDispatch();
  const [typed, setTyped] = createSignal('');
  const sorted = () => [...skills()].sort((a, b) => a.name.localeCompare(b.name));
  const toggle = (id: string): void =>
    props.onChange(
      props.value.includes(id) ? props.value.filter((each) => each !== id) : [...props.value, id],
    );
  const add = async (): Promise<void> => {
    const name = typed().trim();
    if (name === '') return;
    const known = skills().find((skill) => skill.name.toLowerCase() === name.toLowerCase());
    setTyped('');
    if (known) {
      if (!props.value.includes(known.id)) toggle(known.id);
      return;
    }
    const done = await dispatch('skill.put', { skillId: null, name });
    if (done.saved) props.onChange([...props.value, `${done.uid}.0`]);
  };
  return (
    <fieldset>
      <legend class={styles.legend}>{t('setup.personSkills')}</legend>
      <div class={styles.chips}>
        <For each={sorted()}>
          {(skill) => (
            <Chip pressed={props.value.includes(skill.id)} onClick={() => toggle(skill.id)}>
              {skill.name}
            </Chip>
          )}
        </For>
      </div>
      <div class={styles.adder}>
        <Field label={t('setup.addSkill')}>
          {(control) => (
            <input
              {...control()}
              maxlength="200"
              autocomplete="off"
              value={typed()}
              onInput={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                void add();
              }}
            />
          )}
        </Field>
        <Button look="line" small disabled={typed().trim() === ''} onClick={() => void add()}>
          {t('setup.add')}
        </Button>
      </div>
    </fieldset>
  );
}
