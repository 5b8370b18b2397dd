import type { JSX } from 'solid-js';
import styles from './EmptyState.module.css';

/** Nothing to show, and what to do next. */
export function EmptyState(props: { title: string; text?: string | undefined; children?: JSX.Element }) {
  return (
    <div class={styles.empty}>
      <svg class={styles.mark} width="72" height="48" viewBox="0 0 36 24" aria-hidden="true">
        <path d="M8.2 12a9.8 9.8 0 0 0 19.6 0z" class={styles.water} />
        <path d="M18 2.2a9.8 9.8 0 1 0 0 19.600a9.8 9.8 0 0 0 0-19.600zM1.5 12H34.5" />
      </svg>
      <p class={styles.title}>{props.title}</p>
      <p class={styles.text}>{props.text}</p>
      {props.children}
    </div>
  );
}
