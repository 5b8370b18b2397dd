import { createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import type { Project } from '../../../core/project.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { t } from '../../words/t.ts';
import { PersonSelect } from './PersonSelect.tsx';
import styles from './setup.module.css';

export type ProjectValues = Pick<Project, 'name' | 'leadId' | 'allocatorId' | 'priority' | 'start' | 'end'>;

const PRIORITIES = [1, 2, 3, 4, 5] as const;

/** A project: who distributes its tasks, who decides on its people, how much it matters, from when to when. */
export function ProjectForm(props: {
  project: Project | null;
  onSave: (values: ProjectValues) => Promise<void>;
}) {
  const me = useMe();
  const [values, setValues] = createStore<ProjectValues>({
    name: props.project?.name ?? '',
    leadId: props.project?.leadId ?? null,
    allocatorId: props.project?.allocatorId ?? (props.project ? null : me.session.personId),
    priority: props.project?.priority ?? 3,
    start: props.project?.start ?? null,
    end: props.project?.end ?? null,
  });
  const [asked, setAsked] = createSignal(false);
  const rangeWrong = () => values.start !== null && values.end !== null && values.end < values.start;
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (values.name.trim() === '' || rangeWrong()) return;
    await props.onSave({ ...values, name: values.name.trim() });
  };
  return (
    <form class={styles.form} onSubmit={(event) => void save(event)} novalidate>
      <Card>
        <Field
          label={t('setup.name')}
          error={asked() && values.name.trim() === '' ? t('setup.nameMissing') : undefined}
        >
          {(control) => (
            <input
              {...control()}
              maxlength="200"
              autocomplete="off"
              value={values.name}
              onInput={(event) => setValues('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <Show when={may(me.actor(), to.setUp)}>
          <PersonSelect
            label={t('setup.projectLead')}
            hint={t('setup.projectLeadHint')}
            nobody={t('setup.nobody')}
            value={values.leadId}
            onChange={(id) => setValues('leadId', id)}
          />
          <PersonSelect
            label={t('setup.allocator')}
            hint={t('setup.allocatorHint')}
            nobody={t('setup.nobody')}
            value={values.allocatorId}
            onChange={(id) => setValues('allocatorId', id)}
          />
        </Show>
        <Field label={t('setup.priority')}>
          {(control) => (
            <select
              {...control()}
              onChange={(event) => setValues('priority', Number(event.currentTarget.value))}
            >
              <For each={PRIORITIES}>
                {(priority) => (
                  <option value={priority} selected={priority === values.priority}>
                    {t(`setup.priority${priority}`)}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
        <div class={styles.pair}>
          <Field label={t('setup.start')}>
            {(control) => (
              <input
                {...control()}
                type="date"
                value={values.start ?? ''}
                onChange={(event) => setValues('start', event.currentTarget.value || null)}
              />
            )}
          </Field>
          <Field label={t('setup.end')} error={rangeWrong() ? t('setup.rangeWrong') : undefined}>
            {(control) => (
              <input
                {...control()}
                type="date"
                value={values.end ?? ''}
                onChange={(event) => setValues('end', event.currentTarget.value || null)}
              />
            )}
          </Field>
        </div>
      </Card>
      <Button type="submit" wide look={props.project ? 'line' : 'primary'}>
        {t(props.project ? 'shell.save' : 'setup.addProject')}
      </Button>
    </form>
  );
}
