import { createMemo, createSignal, For, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { dayAndMonth } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { createMyWeeks } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { t } from '../../words/t.ts';
import styles from './DayCard.module.css';
import { WeekSheet } from './WeekSheet.tsx';
import { sumOf, weekWords } from './weekWords.ts';

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
        <Button
          look="quiet"
          aria-label={`${t('availability.edit')}: ${t('availability.workingWeek')}`}
          onClick={() => setEditing(true)}
        >
          {t('availability.edit')}
        </Button>
      </div>
      <WeekSheet open={editing()} onClose={() => setEditing(false)} />
    </Card>
  );
}
