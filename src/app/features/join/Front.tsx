import { createEffect, type JSX, Show } from 'solid-js';
import { t } from '../../words/t.ts';
import styles from './Front.module.css';

/** The page of someone who is not in yet: the mark, one thing to read, one thing to do. */
export function Front(props: { title: string; text?: string | undefined; children?: JSX.Element }) {
  createEffect(() => {
    document.title = `${props.title} · ${t('shell.appName')}`;
  });
  return (
    <main class={styles.front} id="main">
      <div class={styles.content}>
        <svg
          class={styles.mark}
          width="108"
          height="72"
          viewBox="0 0 36 24"
          role="img"
          aria-label={t('shell.appName')}
        >
          <path d="M8.2 12a9.8 9.8 0 0 0 19.6 0z" class={styles.water} />
          <path d="M18 2.2a9.8 9.8 0 1 0 0 19.6a9.8 9.8 0 0 0 0-19.6z" />
          <path d="M1.5 12H34.5" class={styles.bar} />
        </svg>
        <h1 class={styles.title}>{props.title}</h1>
        <Show when={props.text}>
          <p class={styles.text}>{props.text}</p>
        </Show>
        {props.children}
      </div>
    </main>
  );
}
