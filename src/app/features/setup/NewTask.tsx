import { createMemo, createSignal, For } from 'solid-js';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { HoursField } from './HoursField.tsx';
import { PersonSelect } from './PersonSelect.tsx';

const LONGEST_EFFORT = 10_000_000;

/** Work for somebody else, or for nobody yet: in a project or team whose tasks one distributes. */
export function NewTask(props: {
  assigneeId?: string | undefined;
  projectId?: string | undefined;
  teamId?: string | undefined;
  onClose: () => void;
}) {
  const me = useMe();
  const dispatch = createDispatch();
  const projects = createRows('project');
  const teams = createRows('team');
  const [title, setTitle] = createSignal('');
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [assigneeId, setAssignee] = createSignal<string | null>(props.assigneeId ?? null);
  const [minutes, setMinutes] = createSignal<number | null>(null);
  const [due, setDue] = createSignal('');
  const [asked, setAsked] = createSignal(false);

  const places = createMemo(() => {
    return [
      ...projects()
        .filter((row) => !row.archived && may(me.actor(), to.distribute, { projectId: row.id }))
        .map((row) => ({ key: `project:${row.id}`, name: row.name })),
      ...teams()
        .filter((row) => !row.archived && may(me.actor(), to.distribute, { teamId: row.id }))
        .map((row) => ({ key: `team:${row.id}`, name: t('setup.teamWork', { team: row.name }) })),
    ];
  });
  const given = () =>
    props.projectId ? `project:${props.projectId}` : props.teamId ? `team:${props.teamId}` : undefined;
  const place = () => chosen() ?? given() ?? places()[0]?.key;

  const add = async (): Promise<void> => {
    setAsked(true);
    const where = place();
    if (title().trim() === '' || where === undefined) return;
    const id = where.slice(where.indexOf(':') + 1);
    const done = await dispatch('task.create', {
      title: title().trim(),
      type: '',
      projectId: where.startsWith('project:') ? id : null,
      teamId: where.startsWith('team:') ? id : null,
      assigneeId: assigneeId(),
      priority: 3,
      estimateMinutes: minutes(),
      remainingMinutes: null,
      start: null,
      due: due() === '' ? null : due(),
      skillIds: [],
      afterIds: [],
    });
    if (!done.saved) return;
    toast(t('setup.taskAdded', { title: title().trim() }));
    props.onClose();
  };

  return (
    <Sheet
      open
      title={t('setup.newTask')}
      onClose={props.onClose}
      actions={<Button onClick={() => void add()}>{t('setup.addTask')}</Button>}
    >
      <Field
        label={t('setup.taskTitle')}
        error={asked() && title().trim() === '' ? t('setup.nameMissing') : undefined}
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
      <PersonSelect
        label={t('setup.assignee')}
        value={assigneeId()}
        nobody={t('setup.nobodyYet')}
        only={(person) =>
          may(me.actor(), to.giveTo, {
            personId: person.id,
            teamIds: person.teamIds,
            projectId: me.actor().ledProjectIds[0],
          })
        }
        onChange={setAssignee}
      />
      <Field
        label={t('setup.taskPlace')}
        error={asked() && place() === undefined ? t('setup.placeMissing') : undefined}
      >
        {(control) => (
          <select {...control()} onChange={(event) => setChosen(event.currentTarget.value)}>
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
      <HoursField
        label={t('setup.estimate')}
        hint={t('setup.estimateHint')}
        minutes={minutes()}
        max={LONGEST_EFFORT}
        onChange={setMinutes}
      />
      <Field label={t('setup.due')}>
        {(control) => (
          <input
            {...control()}
            type="date"
            value={due()}
            onChange={(event) => setDue(event.currentTarget.value)}
          />
        )}
      </Field>
    </Sheet>
  );
}
