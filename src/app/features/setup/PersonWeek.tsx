import { createMemo, createSignal, Show } from 'solid-js';
import type { Person } from '../../../core/person.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { DEFAULT_WEEK } from '../../../core/workspace.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { toast } from '../../components/Toast.tsx';
import { dayAndMonth } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { weekOn } from '../../me/weekOn.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './setup.module.css';
import { WeekFields } from './WeekFields.tsx';

/** Someone's working week, and a change of it from a date on: theirs to say, or an admin's. */
export function PersonWeek(props: { person: Person }) {
  const me = useMe();
  const dispatch = createDispatch();
  const weeks = createRows('workingWeek');
  const usual = () => me.workspace()?.defaultWeek ?? DEFAULT_WEEK;
  const current = createMemo(() =>
    weekOn(
      weeks().filter((week) => week.personId === props.person.id),
      me.today(),
      usual(),
    ),
  );
  const [changed, setChanged] = createSignal<readonly number[] | null>(null);
  const [from, setFrom] = createSignal(me.today());
  const total = (minutes: readonly number[]): string => hours(minutes.reduce((sum, each) => sum + each, 0));
  const save = async (): Promise<void> => {
    const minutes = changed();
    if (minutes === null) return;
    const done = await dispatch('week.set', {
      personId: props.person.id,
      from: from(),
      minutes: [...minutes],
    });
    if (!done.saved) return;
    setChanged(null);
    toast(t('setup.savedPhone'));
  };
  return (
    <Card>
      <h2 class={styles.legend}>{t('setup.week')}</h2>
      <Show
        when={changed()}
        fallback={
          <>
            <p class={styles.note}>
              {current().from === null
                ? t('setup.weekAssumed', { hours: total(current().minutes) })
                : `${t('setup.weekTotal', { hours: total(current().minutes) })} · ${t('setup.weekFrom')} ${dayAndMonth(current().from ?? '', me.today())}`}
            </p>
            <Show
              when={may(me.actor(), to.describe, { personId: props.person.id })}
              fallback={<p class={styles.note}>{t('setup.weekNotYours')}</p>}
            >
              <Button look="line" small onClick={() => setChanged([...current().minutes])}>
                {t('setup.weekChange')}
              </Button>
            </Show>
          </>
        }
      >
        {(minutes) => (
          <>
            <WeekFields legend={t('setup.weekChange')} minutes={minutes()} onChange={setChanged} />
            <Field label={t('setup.weekFrom')}>
              {(control) => (
                <input
                  {...control()}
                  type="date"
                  value={from()}
                  onChange={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)}
                />
              )}
            </Field>
            <div class={styles.acts}>
              <Button look="line" onClick={() => setChanged(null)}>
                {t('shell.cancel')}
              </Button>
              <Button onClick={() => void save()}>{t('shell.save')}</Button>
            </div>
          </>
        )}
      </Show>
    </Card>
  );
}
