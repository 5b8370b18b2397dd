import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { Field } from '../../components/Field.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Stepper } from '../../components/Stepper.tsx';
import { toast } from '../../components/Toast.tsx';
import { dayAndMonth, weekdayLong } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { createMyWeeks } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { weekOn } from '../../me/weekOn.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import styles from './DayCard.module.css';
import { sumOf, weekdaysFrom } from './weekWords.ts';

/** The working week, from a day on; several changes may wait for their day. */
export function WeekSheet(props: { open: boolean; onClose: () => void }) {
  const me = useMe();
  const dispatch = createDispatch();
  const weeks = createMyWeeks();
  const [from, setFrom] = createSignal(me.today());
  const [minutes, setMinutes] = createSignal<readonly number[]>([0, 0, 0, 0, 0, 0, 0]);
  const upcoming = createMemo(() => weeks().weeks.filter((week) => week.from > me.today()));

  createEffect(
    on(
      () => props.open,
      (open) => {
        if (!open) return;
        setFrom(me.today());
        setMinutes(weekOn(weeks().weeks, me.today(), weeks().fallback).minutes);
      },
    ),
  );

  const save = async (): Promise<void> => {
    const { personId } = me.session;
    const done = await dispatch('week.set', { personId, from: from(), minutes: [...minutes()] });
    if (!done.saved) return;
    props.onClose();
    toast(
      t('availability.weekSaved', { hours: hours(sumOf(minutes())), day: dayAndMonth(from(), me.today()) }),
    );
  };
  const takeBack = async (day: string): Promise<void> => {
    const done = await dispatch('week.remove', { personId: me.session.personId, from: day });
    if (done.saved) toast(t('availability.weekRemoved'));
  };

  return (
    <Sheet
      open={props.open}
      title={t('availability.weekTitle')}
      sub={t('availability.weekSub')}
      onClose={props.onClose}
      actions={
        <>
          <p class={styles.strong} role="status">
            {t('availability.perWeek', { hours: hours(sumOf(minutes())) })}
          </p>
          <Button onClick={() => void save()}>{t('availability.weekSave')}</Button>
        </>
      }
    >
      <Field label={t('availability.validFrom')}>
        {(control) => (
          <input
            {...control()}
            type="date"
            value={from()}
            onChange={(event) => event.currentTarget.value && setFrom(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class={styles.stack}>
        <For each={weekdaysFrom(me.workspace()?.weekStart ?? 0)}>
          {(day) => (
            <Stepper
              label={weekdayLong(day)}
              value={minutes()[day] ?? 0}
              min={0}
              max={16 * 60}
              step={30}
              format={hours}
              onChange={(value) => setMinutes((was) => was.with(day, value))}
            />
          )}
        </For>
      </div>
      <Show when={upcoming().length > 0}>
        <h3>{t('availability.upcoming')}</h3>
        <Card look="list">
          <For each={upcoming()}>
            {(week) => (
              <div class={styles.row}>
                <span>
                  {t('availability.changeFrom', {
                    hours: hours(sumOf(week.minutes)),
                    day: dayAndMonth(week.from, me.today()),
                  })}
                </span>
                <Button look="quiet" onClick={() => void takeBack(week.from)}>
                  {t('availability.remove')}
                </Button>
              </div>
            )}
          </For>
        </Card>
      </Show>
    </Sheet>
  );
}
