import { createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { toast } from '../../components/Toast.tsx';
import { weekdayLong } from '../../format/days.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import { HolidaysField } from './HolidaysField.tsx';
import { SetupPage } from './SetupPage.tsx';
import styles from './setup.module.css';
import { WeekFields } from './WeekFields.tsx';

/** What the migration gave every workspace; a phone may hold the row as it was before. */
const SINCE_0008 = { minGroupSize: 5, retentionMonths: 12 };

export default function SettingsScreen() {
  const me = useMe();
  return (
    <SetupPage title={t('setup.settings')} back="/setup">
      <Show when={me.workspace()} fallback={<p class={styles.note}>{t('shell.opening')}</p>}>
        {(workspace) => (
          <Show
            when={may(me.actor(), to.configure)}
            fallback={<p class={styles.note}>{t('setup.settingsNotYours')}</p>}
          >
            <Settings workspace={workspace()} />
          </Show>
        )}
      </Show>
    </SetupPage>
  );
}

function Settings(props: { workspace: Workspace }) {
  const dispatch = createDispatch();
  const { id: workspaceId, ...before } = props.workspace;
  const [values, setValues] = createStore({
    ...SINCE_0008,
    ...before,
    defaultWeek: [...before.defaultWeek],
  });
  const [asked, setAsked] = createSignal(false);
  const percent = (value: number): string => t('setup.percent', { percent: value });

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (values.name.trim() === '') return;
    const fields = Object.fromEntries(
      Object.entries({ ...values, name: values.name.trim() }).filter(
        ([field, value]) =>
          JSON.stringify(value) !== JSON.stringify(props.workspace[field as keyof typeof before]),
      ),
    );
    if (Object.keys(fields).length === 0) return;
    const done = await dispatch('workspace.configure', { workspaceId, fields });
    if (done.saved) toast(t('setup.savedPhone'));
  };

  return (
    <form class={styles.form} onSubmit={(event) => void save(event)} novalidate>
      <Card>
        <Field
          label={t('setup.workspaceName')}
          error={asked() && values.name.trim() === '' ? t('setup.nameMissing') : undefined}
        >
          {(control) => (
            <input
              {...control()}
              maxlength="200"
              autocomplete="organization"
              value={values.name}
              onInput={(event) => setValues('name', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('setup.weekStart')}>
          {(control) => (
            <select
              {...control()}
              onChange={(event) => setValues('weekStart', Number(event.currentTarget.value))}
            >
              <For each={[0, 5, 6]}>
                {(day) => (
                  <option value={day} selected={day === values.weekStart}>
                    {weekdayLong(day)}
                  </option>
                )}
              </For>
            </select>
          )}
        </Field>
        <HolidaysField value={values.region} onChange={(region) => setValues('region', region)} />
      </Card>
      <Card>
        <WeekFields
          legend={t('setup.defaultWeek')}
          hint={t('setup.defaultWeekHint')}
          minutes={values.defaultWeek}
          onChange={(minutes) => setValues('defaultWeek', minutes)}
        />
      </Card>
      <Card>
        <Stepper
          label={t('setup.tight')}
          value={values.tightPercent}
          min={5}
          max={100}
          step={5}
          format={percent}
          onChange={(value) => setValues('tightPercent', value)}
        />
        <p class={styles.note}>{t('setup.tightHint')}</p>
        <Stepper
          label={t('setup.farOver')}
          value={values.farOverPercent}
          min={5}
          max={100}
          step={5}
          format={percent}
          onChange={(value) => setValues('farOverPercent', value)}
        />
        <p class={styles.note}>{t('setup.farOverHint')}</p>
        <Stepper
          label={t('setup.reportDays')}
          value={values.reportDays}
          min={1}
          max={90}
          step={1}
          format={(value) => t('setup.days', { count: value })}
          onChange={(value) => setValues('reportDays', value)}
        />
        <p class={styles.note}>{t('setup.reportDaysHint')}</p>
      </Card>
      <Card>
        <Stepper
          label={t('setup.minGroupSize')}
          value={values.minGroupSize}
          min={3}
          max={50}
          step={1}
          format={(value) => t('setup.peopleCount', { count: value })}
          onChange={(value) => setValues('minGroupSize', value)}
        />
        <p class={styles.note}>{t('setup.minGroupSizeHint')}</p>
        <Stepper
          label={t('setup.retentionMonths')}
          value={values.retentionMonths}
          min={3}
          max={120}
          step={1}
          format={(value) => t('setup.months', { count: value })}
          onChange={(value) => setValues('retentionMonths', value)}
        />
        <p class={styles.note}>{t('setup.retentionMonthsHint')}</p>
      </Card>
      <Button type="submit" wide>
        {t('shell.save')}
      </Button>
    </form>
  );
}
