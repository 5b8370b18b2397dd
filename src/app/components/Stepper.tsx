import { t } from '../words/t.ts';
import { Icon } from './Icon.tsx';
import styles from './Stepper.module.css';

export interface StepperProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value in words: "3 h". */
  format: (value: number) => string;
  onChange: (value: number) => void;
  hideLabel?: boolean | undefined;
}

/** More or less of something with two big buttons; arrow keys, Page Up and Home work on the value itself. */
export function Stepper(props: StepperProps) {
  const set = (value: number): void => {
    const next = Math.min(props.max, Math.max(props.min, value));
    if (next !== props.value) props.onChange(next);
  };
  // From an odd value the first step goes to the grid, so that 3 h 40 becomes 3.5 h or 4 h.
  const up = (): void => set((Math.floor(props.value / props.step) + 1) * props.step);
  const down = (): void => set((Math.ceil(props.value / props.step) - 1) * props.step);
  const keys: Record<string, () => void> = {
    ArrowUp: up,
    ArrowRight: up,
    ArrowDown: down,
    ArrowLeft: down,
    PageUp: () => set(props.value + props.step * 4),
    PageDown: () => set(props.value - props.step * 4),
    Home: () => set(props.min),
    End: () => set(props.max),
  };
  return (
    <div class={styles.stepper}>
      <span class={props.hideLabel ? 'sr-only' : styles.label}>{props.label}</span>
      <button
        type="button"
        class={styles.step}
        aria-label={`${props.label}: ${t('shell.less')}`}
        disabled={props.value <= props.min}
        onClick={down}
      >
        <Icon name="minus" />
      </button>
      <span
        class={styles.value}
        role="spinbutton"
        tabindex="0"
        aria-label={props.label}
        aria-valuenow={props.value}
        aria-valuemin={props.min}
        aria-valuemax={props.max}
        aria-valuetext={props.format(props.value)}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
      >
        {props.format(props.value)}
      </span>
      <button
        type="button"
        class={styles.step}
        aria-label={`${props.label}: ${t('shell.more')}`}
        disabled={props.value >= props.max}
        onClick={up}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
