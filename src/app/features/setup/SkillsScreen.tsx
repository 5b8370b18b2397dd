import { createSignal, For, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { SetupPage } from './SetupPage.tsx';
import styles from './setup.module.css';

export default function SkillsScreen() {
  return (
    <SetupPage title={t('setup.skills')} back="/setup">
      <Skills />
    </SetupPage>
  );
}

function Skills() {
  const skills = createRows('skill');
  const dispatch = createDispatch();
  const [typed, setTyped] = createSignal('');
  const [renaming, setRenaming] = createSignal<string | null>(null);
  const sorted = () => [...skills()].sort((a, b) => a.name.localeCompare(b.name));
  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const name = typed().trim();
    if (name === '') return;
    const done = await dispatch('skill.put', { skillId: null, name });
    if (done.saved) setTyped('');
  };
  const rename = async (skillId: string, name: string, before: string): Promise<void> => {
    setRenaming(null);
    if (name.trim() !== '' && name.trim() !== before)
      await dispatch('skill.put', { skillId, name: name.trim() });
  };
  return (
    <>
      <form onSubmit={(event) => void add(event)} novalidate>
        <Card>
          <div class={styles.adder}>
            <Field label={t('setup.newSkill')}>
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
            <Button type="submit" small disabled={typed().trim() === ''}>
              {t('setup.add')}
            </Button>
          </div>
        </Card>
      </form>
      <Show
        when={sorted().length > 0}
        fallback={<EmptyState title={t('setup.noSkillsTitle')} text={t('setup.noSkillsText')} />}
      >
        <Card look="list">
          <For each={sorted()}>
            {(skill) => (
              <Show
                when={renaming() === skill.id}
                fallback={
                  <button
                    type="button"
                    class={styles.row}
                    aria-label={t('setup.rename', { name: skill.name })}
                    onClick={() => setRenaming(skill.id)}
                  >
                    <span class={styles.words}>
                      <span class={styles.name}>{skill.name}</span>
                    </span>
                    <SyncGlyph row={`skill:${skill.id}`} />
                  </button>
                }
              >
                <div class={styles.rename}>
                  <Field label={t('setup.rename', { name: skill.name })}>
                    {(control) => (
                      <input
                        {...control()}
                        ref={(input) => queueMicrotask(() => input.focus())}
                        maxlength="200"
                        autocomplete="off"
                        value={skill.name}
                        onChange={(event) => void rename(skill.id, event.currentTarget.value, skill.name)}
                        onBlur={() => setRenaming(null)}
                      />
                    )}
                  </Field>
                </div>
              </Show>
            )}
          </For>
        </Card>
      </Show>
    </>
  );
}
