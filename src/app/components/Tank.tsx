import { Show } from 'solid-js';
import type { LoadLevel } from '../../core/load/level.ts';
import { t } from '../words/t.ts';
import styles from './Tank.module.css';

export type TankLevel = LoadLevel | 'away' | 'unreported';

const LEVEL_WORDS = {
  room: 'shell.levelRoom',
  steady: 'shell.levelSteady',
  line: 'shell.levelLine',
  over: 'shell.levelOver',
  far: 'shell.levelFar',
  away: 'shell.levelAway',
  unreported: 'shell.levelUnreported',
} as const;

export interface TankProps {
  /** Demand ÷ capacity × 100; the top of the tank is 130. Infinite when there is work and no capacity. */
  percent: number;
  level: TankLevel;
  /** `card` 118 × 190, `tall` 56 × 96, `mini` 34 × 44, `pair` 26 × 52; `cell` fills its place, 28 high. */
  size: 'card' | 'tall' | 'mini' | 'pair' | 'cell';
  /** Shows only what is above the line as over: the water below it is not at fault. */
  split?: boolean | undefined;
  /** Said instead of the usual words; '' where the words stand beside it. */
  label?: string | undefined;
}

/** A person or a period as a tank: its water is their work, its line is what they can do. */
export function Tank(props: TankProps) {
  const over = () => props.level === 'over' || props.level === 'far';
  const filled = () => props.level !== 'away' && props.level !== 'unreported';
  // Work that cannot be done is never drawn as if it were little: it reaches the line at least.
  const percent = () => (over() ? Math.max(props.percent, 100) : Math.max(0, props.percent));
  const height = () => `${(Math.min(percent(), 130) / 130) * 100}%`;
  const label = () =>
    props.label ??
    (filled() && Number.isFinite(props.percent)
      ? t('shell.tankLabel', { percent: Math.round(props.percent), level: t(LEVEL_WORDS[props.level]) })
      : t(LEVEL_WORDS[props.level]));
  return (
    <span
      class={`${styles.tank} ${styles[props.size]} ${styles[props.level] ?? ''}`}
      role="img"
      aria-label={label() || undefined}
      aria-hidden={label() === '' ? 'true' : undefined}
    >
      <Show when={filled()}>
        <span class={styles.water} style={{ '--height': height() }} />
        <Show when={props.split && percent() > 100}>
          <span class={styles.below} />
        </Show>
        <span class={styles.mark} />
      </Show>
    </span>
  );
}
