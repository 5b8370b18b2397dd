import { useNavigate, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { toast } from '../../components/Toast.tsx';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import styles from './TaskDetail.module.css';

/** A task for oneself; also what text shared from another app becomes. */
export default function NewTaskScreen() {
  const me = useMe();
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const [shared] = useSearchParams<{ title?: string; text?: string; url?: string }>();
  const projects = createRows('project');
  const teams = createRows('team');
  const places = createMemo(() => [
    ...teams()
      .filter((team) => me.actor().teamIds.includes(team.id) && !team.archived)
      .map((team) => ({ key: `team:${team.id}`, name: t('tasks.notAProject', { team: team.name }) })),
    ...projects()
      .filter((project) => !project.archived)
      .map((project) => ({ key: `project:${project.id}`, name: project.name })),
  ]);
  const [title, setTitle] = createSignal(
    [shared.title, shared.text, shared.url].filter(Boolean).join(' ').slice(0, 200),
  );
  const [chosenPlace, setPlace] = createSignal<string | null>(null);
  const [minutes, setMinutes] = createSignal<number | null>(null);
  const [due, setDue] = createSignal('');
  const [asked, setAsked] = createSignal(false);
  const place = () => chosenPlace() ?? places()[0]?.key;

  const add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    const where = place();
    if (title().trim() === '' || where === undefined) return;
    const id = where.slice(where.indexOf(':') + 1);
    const done = await dispatch('task.create', {
      title: title().trim(),
      type: '',
      projectId: where.startsWith('project:') ? id : null,
      teamId: where.startsWith('team:') ? id : null,
      assigneeId: me.session.personId,
      priority: 3,
      estimateMinutes: minutes(),
      remainingMinutes: null,
      start: null,
      due: due() === '' ? null : due(),
      skillIds: [],
      afterIds: [],
    });
    if (!done.saved) return;
    toast(t('tasks.added', { title: title().trim() }));
    navigate('/tasks', { replace: true });
  };

  return (
    <Page title={t('tasks.newTask')} back="/tasks">
      <form class={styles.detail} onSubmit={(event) => void add(event)} novalidate>
        <Card>
          <Field
            label={t('tasks.titleField')}
            error={asked() && title().trim() === '' ? t('tasks.titleMissing') : undefined}
          >
            {(control) => (
              <input
                {...control()}
                maxlength="200"
                autocomplete="off"
                value={title()}
                onInput={(event) => setTitle(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field
            label={t('tasks.place')}
            error={asked() && place() === undefined ? t('tasks.placeMissing') : undefined}
          >
            {(control) => (
              <select {...control()} onChange={(event) => setPlace(event.currentTarget.value)}>
                <For each={places()}>
                  {(each) => (
                    <option value={each.key} selected={each.key === place()}>
                      {each.name}
                    </option>
                  )}
                </For>
              </select>
            )}
          </Field>
          <Field label={t('tasks.dueField')} hint={t('tasks.dueHint')}>
            {(control) => (
              <input
                {...control()}
                type="date"
                value={due()}
                onChange={(event) => setDue(event.currentTarget.value)}
              />
            )}
          </Field>
        </Card>
        <Card>
          <Stepper
            label={t('tasks.effort')}
            value={minutes() ?? 0}
            min={0}
            max={2000 * 60}
            step={30}
            format={(value) => (minutes() === null ? t('tasks.leftUnknown') : hours(value))}
            onChange={setMinutes}
          />
          <Show when={minutes() !== null}>
            <Button look="quiet" onClick={() => setMinutes(null)}>
              {t('tasks.effortUnknown')}
            </Button>
          </Show>
        </Card>
        <Button type="submit" wide>
          {t('tasks.add')}
        </Button>
      </form>
    </Page>
  );
}
