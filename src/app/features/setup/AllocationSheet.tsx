import { createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Allocation } from '../../../core/allocation.ts';
import { addDays } from '../../../core/civilDay.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { PersonSelect } from './PersonSelect.tsx';
import styles from './setup.module.css';

const MODES = ['fixed', 'flexible', 'dynamic'] as const;
/** A quarter: how far ahead commitments are usually made. */
const USUAL_DAYS = 90;

/** A commitment: who, to which project, from when to when, how much and how firm. */
export function AllocationSheet(props: {
  allocation: Allocation | null;
  personId: string | undefined;
  projectId: string | undefined;
  onClose: () => void;
}) {
  const me = useMe();
  const dispatch = createDispatch();
  const projects = createRows('project');
  const [values, setValues] = createStore({
    personId: props.allocation?.personId ?? props.personId ?? null,
    projectId: props.allocation?.projectId ?? props.projectId ?? null,
    from: props.allocation?.from ?? me.today(),
    to: props.allocation?.to ?? addDays(me.today(), USUAL_DAYS),
    by: props.allocation?.minutesPerDay == null ? ('share' as const) : ('hours' as const),
    percent: props.allocation?.percent ?? 100,
    minutesPerDay: props.allocation?.minutesPerDay ?? 240,
    mode: props.allocation?.mode ?? ('fixed' as const),
    tentative: props.allocation?.tentative ?? false,
  } as {
    personId: string | null;
    projectId: string | null;
    from: string;
    to: string;
    by: 'share' | 'hours';
    percent: number;
    minutesPerDay: number;
    mode: Allocation['mode'];
    tentative: boolean;
  });
  const [asked, setAsked] = createSignal(false);
  const mine = () =>
    projects().filter(
      (project) => !project.archived && may(me.actor(), to.allocate, { projectId: project.id }),
    );
  const save = async (): Promise<void> => {
    setAsked(true);
    const { personId, projectId, from, to, by, percent, minutesPerDay, mode, tentative } = values;
    if (personId === null || projectId === null || to < from) return;
    const done = await dispatch('allocation.set', {
      allocationId: props.allocation?.id ?? null,
      personId,
      projectId,
      from,
      to,
      percent: by === 'share' ? percent : null,
      minutesPerDay: by === 'hours' ? minutesPerDay : null,
      mode,
      tentative,
    });
    if (done.saved) props.onClose();
  };
  const end = async (): Promise<void> => {
    const id = props.allocation?.id;
    if (!id) return;
    const done = await dispatch('allocation.remove', { allocationId: id });
    if (done.saved) props.onClose();
  };
  return (
    <Sheet
      open
      title={t(props.allocation ? 'setup.changeAllocation' : 'setup.addAllocation')}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => void save()}>{t('shell.save')}</Button>
          <Show when={props.allocation}>
            <Button look="quiet" onClick={() => void end()}>
              {t('setup.removeAllocation')}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={props.personId === undefined}>
        <PersonSelect
          label={t('setup.person')}
          hint={asked() && values.personId === null ? t('setup.personMissing') : undefined}
          value={values.personId}
          onChange={(id) => setValues('personId', id)}
        />
      </Show>
      <Show when={props.projectId === undefined}>
        <Field
          label={t('setup.project')}
          error={asked() && values.projectId === null ? t('setup.projectMissing') : undefined}
        >
          {(control) => (
            <select
              {...control()}
              onChange={(event) => setValues('projectId', event.currentTarget.value || null)}
            >
              <option value="" selected={values.projectId === null} />
              <For each={mine()}>
                {(project) => (
                  <option value={project.id} selected={project.id === values.projectId}>
                    {project.name}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
      </Show>
      <div class={styles.pair}>
        <Field label={t('setup.from')}>
          {(control) => (
            <input
              {...control()}
              type="date"
              value={values.from}
              onChange={(event) => event.currentTarget.value && setValues('from', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('setup.to')} error={values.to < values.from ? t('setup.rangeWrong') : undefined}>
          {(control) => (
            <input
              {...control()}
              type="date"
              value={values.to}
              onChange={(event) => event.currentTarget.value && setValues('to', event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <Segmented
        legend={t('setup.howMuch')}
        options={[
          { value: 'share', label: t('setup.byShare') },
          { value: 'hours', label: t('setup.byHours') },
        ]}
        value={values.by}
        onChange={(by) => setValues('by', by)}
      />
      <Show
        when={values.by === 'share'}
        fallback={
          <Stepper
            label={t('setup.byHours')}
            value={values.minutesPerDay}
            min={0}
            max={1440}
            step={30}
            format={hours}
            onChange={(minutes) => setValues('minutesPerDay', minutes)}
          />
        }
      >
        <Stepper
          label={t('setup.share')}
          value={values.percent}
          min={0}
          max={100}
          step={10}
          format={(percent) => t('setup.percent', { percent })}
          onChange={(percent) => setValues('percent', percent)}
        />
      </Show>
      <Segmented
        legend={t('setup.mode')}
        options={MODES.map((mode) => ({
          value: mode,
          label: t(`setup.${mode}`),
          hint: t(`setup.${mode}Hint`),
        }))}
        value={values.mode}
        onChange={(mode) => setValues('mode', mode)}
      />
      <label class={styles.switch}>
        <input
          type="checkbox"
          checked={values.tentative}
          onChange={(event) => setValues('tentative', event.currentTarget.checked)}
        />
        {t('setup.tentative')}
      </label>
    </Sheet>
  );
}
