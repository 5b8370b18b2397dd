import { createMemo, createSignal, For, Show } from 'solid-js';
import type { CivilDay } from '../../../core/civilDay.ts';
import type { WorkingWeek } from '../../../core/workingWeek.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { dayAndMonth, weekdayShort } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { createMyWeeks } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { weekOn } from '../../me/weekOn.ts';
import { language, t } from '../../words/t.ts';
import styles from './DayCard.module.css';
import { WeekSheet } from './WeekSheet.tsx';

export const sumOf = (minutes: readonly number[]): number => minutes.reduce((sum, each) => sum + each, 0);

/** "Your week: 30 h, Fri off"; weekdays without time are named as long as they are the exception. */
export function weekWords(
  { weeks, fallback }: { weeks: readonly WorkingWeek[]; fallback: readonly number[] },
  today: CivilDay,
): string {
  const { minutes, from } = weekOn(weeks, today, fallback);
  const total = hours(sumOf(minutes));
  if (from === null) return t('availability.subAssumed', { hours: total });
  const off = [0, 1, 2, 3, 4].filter((day) => minutes[day] === 0).map(weekdayShort);
  if (off.length === 0 || off.length > 3) return t('availability.sub', { hours: total });
  const days = new Intl.ListFormat(language(), { type: 'conjunction' }).format(off);
  return t('availability.subOff', { hours: total, days });
}

/** The working week, and the change that comes next. */
export function WeekCard() {
  const me = useMe();
  const weeks = createMyWeeks();
  const [editing, setEditing] = createSignal(false);
  const upcoming = createMemo(() => weeks().weeks.filter((week) => week.from > me.today()));
  return (
    <Card>
      <div class={styles.row}>
        <div>
          <h3 class={styles.strong}>
            {t(upcoming().length > 0 ? 'availability.workingWeekChanges' : 'availability.workingWeek')}
          </h3>
          <Show
            when={upcoming().length > 0}
            fallback={<p class={styles.note}>{weekWords(weeks(), me.today())}</p>}
          >
            <For each={upcoming()}>
              {(week) => (
                <p class={styles.note}>
                  {t('availability.changeFrom', {
                    hours: hours(sumOf(week.minutes)),
                    day: dayAndMonth(week.from, me.today()),
                  })}
                </p>
              )}
            </For>
          </Show>
        </div>
        <Button look="quiet" onClick={() => setEditing(true)}>
          {t('availability.edit')}
          <span class="sr-only">: {t('availability.workingWeek')}</span>
        </Button>
      </div>
      <WeekSheet open={editing()} onClose={() => setEditing(false)} />
    </Card>
  );
}

/** Weekdays in the order of the workspace's week. */
export const weekdaysFrom = (weekStart: number): number[] =>
  [0, 1, 2, 3, 4, 5, 6].map((offset) => (weekStart + offset) % 7);
