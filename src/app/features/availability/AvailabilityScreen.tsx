import { createMemo, createSignal, For, Show } from 'solid-js';
import { addDays, type CivilDay, dayNumber, isoDay, startOfWeek } from '../../../core/civilDay.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { toast } from '../../components/Toast.tsx';
import { dayRange, monthName, weekdayName } from '../../format/days.ts';
import { createMyWeeks } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import styles from './AvailabilityScreen.module.css';
import { ComingUp } from './ComingUp.tsx';
import { copyWeek } from './copyWeek.ts';
import { createPlans } from './createPlans.ts';
import { DayCard } from './DayCard.tsx';
import { DayCell } from './DayCell.tsx';
import { LeaveSheet } from './LeaveSheet.tsx';
import { WeekCard } from './WeekCard.tsx';
import { weekWords } from './weekWords.ts';

/** When can I work? The week first; the month to look further. */
export default function AvailabilityScreen() {
  const me = useMe();
  const dispatch = createDispatch();
  const plans = createPlans();
  const weeks = createMyWeeks();
  const weekStart = () => me.workspace()?.weekStart ?? 0;
  const [view, setView] = createSignal<'week' | 'month'>('week');
  const [chosen, setChosen] = createSignal<CivilDay>(me.today());
  const [leave, setLeave] = createSignal(false);

  const first = createMemo(() => isoDay(startOfWeek(dayNumber(chosen()), weekStart())));
  const week = createMemo(() => sevenFrom(first()).map(plans()));
  const month = createMemo(() => {
    const start = isoDay(startOfWeek(dayNumber(`${chosen().slice(0, 8)}01`), weekStart()));
    return [0, 7, 14, 21, 28, 35]
      .map((offset) => sevenFrom(addDays(start, offset)))
      .filter((days) => days.some((day) => inMonth(day, chosen())))
      .flat();
  });
  const move = (direction: 1 | -1): void => {
    setChosen(view() === 'week' ? addDays(chosen(), 7 * direction) : monthAway(chosen(), direction));
  };

  const copy = async (): Promise<void> => {
    const changes = copyWeek(sevenFrom(addDays(first(), -7)).map(plans()), week(), me.today());
    for (const { day, statement } of changes)
      await dispatch('availability.set', { from: day, to: day, statement, repeat: null, reason: '' });
    toast(
      changes.length > 0 ? t('availability.copied', { count: changes.length }) : t('availability.copiedSame'),
    );
  };

  return (
    <Page title={t('availability.title')} sub={weekWords(weeks(), me.today())}>
      <div class={styles.mover}>
        <button
          type="button"
          class={styles.arrow}
          aria-label={t(view() === 'week' ? 'availability.previousWeek' : 'availability.previousMonth')}
          onClick={() => move(-1)}
        >
          <Icon name="back" />
        </button>
        <h2 aria-live="polite">
          {view() === 'week' ? dayRange(first(), addDays(first(), 6)) : monthName(chosen())}
        </h2>
        <button
          type="button"
          class={styles.arrow}
          aria-label={t(view() === 'week' ? 'availability.nextWeek' : 'availability.nextMonth')}
          onClick={() => move(1)}
        >
          <Icon name="forward" />
        </button>
        <Button
          look="quiet"
          class={styles.view}
          onClick={() => setView(view() === 'week' ? 'month' : 'week')}
        >
          {t(view() === 'week' ? 'availability.month' : 'availability.week')}
        </Button>
      </div>
      <fieldset class={view() === 'week' ? styles.week : styles.month} aria-label={t('availability.days')}>
        <Show
          when={view() === 'week'}
          fallback={
            <>
              <For each={week()}>{(plan) => <span class={styles.weekday}>{weekdayName(plan.day)}</span>}</For>
              <For each={month()}>
                {(day) => (
                  <DayCell
                    plan={plans()(day)}
                    chosen={day === chosen()}
                    today={day === me.today()}
                    dimmed={!inMonth(day, chosen())}
                    small
                    onChoose={() => setChosen(day)}
                  />
                )}
              </For>
            </>
          }
        >
          <For each={week()}>
            {(plan) => (
              <DayCell
                plan={plan}
                chosen={plan.day === chosen()}
                today={plan.day === me.today()}
                onChoose={() => setChosen(plan.day)}
              />
            )}
          </For>
        </Show>
      </fieldset>
      <Show when={plans()(chosen())} keyed>
        {(plan) => <DayCard plan={plan} />}
      </Show>
      <WeekCard />
      <Button onClick={() => void copy()} disabled={addDays(first(), 6) < me.today()}>
        {t('availability.copy')}
      </Button>
      <Button look="line" icon="away" onClick={() => setLeave(true)}>
        {t('availability.leave')}
      </Button>
      <ComingUp />
      <LeaveSheet open={leave()} from={chosen()} onClose={() => setLeave(false)} />
    </Page>
  );
}

const sevenFrom = (day: CivilDay): CivilDay[] => [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(day, offset));
const inMonth = (day: CivilDay, of: CivilDay): boolean => day.slice(0, 7) === of.slice(0, 7);

/** The first of the month before or after. */
function monthAway(day: CivilDay, direction: 1 | -1): CivilDay {
  const start = `${day.slice(0, 8)}01`;
  return direction === 1 ? `${addDays(start, 31).slice(0, 8)}01` : `${addDays(start, -1).slice(0, 8)}01`;
}
