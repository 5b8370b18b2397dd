import { dayOfMonth, longDay, weekdayName } from '../../format/days.ts';
import { decimalHours, hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import styles from './DayCell.module.css';
import type { DayPlan } from './dayPlan.ts';

/** A day as a small tank of time: how much of a full day there is. */
export function DayCell(props: {
  plan: DayPlan;
  chosen: boolean;
  today: boolean;
  /** In a month: lower, without its hours below. */
  small?: boolean;
  dimmed?: boolean;
  onChoose: () => void;
}) {
  // Against eight hours, so that a short day looks short also to someone whose days are all short.
  const level = () => `${Math.min(1, props.plan.minutes / Math.max(480, props.plan.usual)) * 90}%`;
  const label = (): string => {
    const day = longDay(props.plan.day);
    if (props.plan.minutes > 0) return t('availability.dayLabel', { day, hours: hours(props.plan.minutes) });
    return t(props.plan.usual > 0 ? 'availability.dayAway' : 'availability.dayOff', { day });
  };
  const below = (): string =>
    props.plan.minutes > 0
      ? decimalHours(props.plan.minutes)
      : props.plan.usual > 0
        ? t('availability.away_')
        : t('availability.off');
  return (
    <button
      type="button"
      class={styles.day}
      aria-pressed={props.chosen}
      aria-label={label()}
      onClick={() => props.onChoose()}
    >
      {props.small ? null : <span class={styles.name}>{weekdayName(props.plan.day)}</span>}
      <span
        class={styles.box}
        classList={{
          [styles.chosen!]: props.chosen,
          [styles.today!]: props.today,
          [styles.small!]: props.small === true,
          [styles.dimmed!]: props.dimmed === true,
          [styles.away!]: props.plan.minutes === 0 && props.plan.usual > 0,
        }}
      >
        <span class={styles.level} style={{ '--level': level() }} />
        <b class={styles.number}>{dayOfMonth(props.plan.day)}</b>
      </span>
      {props.small ? null : <span class={styles.below}>{below()}</span>}
    </button>
  );
}
