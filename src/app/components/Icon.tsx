import { Show } from 'solid-js';
import styles from './Icon.module.css';

/** Drawn by one hand on a 24 grid: a line of 1.9, and a filled part where a shape needs one. */
const SHAPES = {
  today: ['M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM1.5 12h21'],
  tasks: ['M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M11.5 6.5H20M11.5 12.5H20M11.5 18.5H20'],
  availability: [
    'M6 5h12a2.5 2.5 0 0 1 2.5 2.5V18a2.5 2.5 0 0 1-2.5 2.5H6A2.5 2.5 0 0 1 3.5 18V7.5A2.5 2.5 0 0 1 6 5zM3.5 10h17M8 2.8V6M16 2.8V6',
  ],
  flag: ['M5.5 21.5V4s2-1.3 5-.2 5 .6 7.5-.5v9.9s-2.5 1.6-5.5.4-7 .3-7 .3'],
  load: [
    'M4.4 4h1.9a1.4 1.4 0 0 1 1.4 1.4v13.7a1.4 1.4 0 0 1-1.4 1.4H4.4a1.4 1.4 0 0 1-1.4-1.4V5.4A1.4 1.4 0 0 1 4.4 4zM11.1 9H13a1.4 1.4 0 0 1 1.4 1.4v8.7a1.4 1.4 0 0 1-1.4 1.4h-1.9a1.4 1.4 0 0 1-1.4-1.4v-8.7A1.4 1.4 0 0 1 11.1 9zM17.7 12.5h1.9a1.4 1.4 0 0 1 1.4 1.4v5.2a1.4 1.4 0 0 1-1.4 1.4h-1.9a1.4 1.4 0 0 1-1.4-1.4v-5.2a1.4 1.4 0 0 1 1.4-1.4z',
  ],
  moves: ['M4 8.5h14M14.5 5l3.5 3.5-3.5 3.5M20 16H6M9.5 12.5 6 16l3.5 3.5'],
  person: ['M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4.5 21a7.5 7.5 0 0 1 15 0'],
  people: [
    'M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7zM2.5 20a6.5 6.5 0 0 1 13 0M16 5.4a3.5 3.5 0 0 1 0 6.2M18 14.5a6.5 6.5 0 0 1 3.5 5.5',
  ],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  half: ['M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM12 3.5v17', 'M12 3.5a8.5 8.5 0 0 1 0 17z'],
  busy: ['M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM7.5 12h9'],
  away: ['M12 4v16M12 4l7.5 12H12M12 7l-6 9h6M4 19.5h16'],
  handBack: ['M20 12H5M11 6l-6 6 6 6'],
  back: ['M15 5l-7 7 7 7'],
  forward: ['M9 5l7 7-7 7'],
  close: ['M6 6l12 12M18 6L6 18'],
  more: ['M5 12h.01M12 12h.01M19 12h.01'],
  plus: ['M12 5v14M5 12h14'],
  minus: ['M5 12h14'],
  clock: ['M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2'],
  alert: ['M12 4.5l8.5 15h-17zM12 10v4.5M12 17h.01'],
  download: ['M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 19.5h15'],
  settings: [
    'M4 7h9M18 7h2M4 17h2M11 17h9M15.5 4.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4zM8.5 14.8a2.2 2.2 0 1 0 0 4.4a2.2 2.2 0 0 0 0-4.4z',
  ],
} as const;

export type IconName = keyof typeof SHAPES;

/** A picture beside words, never instead of them: it has no name of its own. */
export function Icon(props: { name: IconName; size?: number | undefined }) {
  const filled = () => SHAPES[props.name][1 as 0];
  return (
    <svg
      class={styles.icon}
      classList={{ [styles.mirrored!]: ['back', 'forward', 'handBack'].includes(props.name) }}
      width={props.size ?? 24}
      height={props.size ?? 24}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={SHAPES[props.name][0]} />
      <Show when={filled()}>{(d) => <path d={d()} class={styles.filled} />}</Show>
    </svg>
  );
}
