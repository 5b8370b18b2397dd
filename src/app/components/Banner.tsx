import type { JSX } from 'solid-js';
import styles from './Banner.module.css';

/** Something that a person should know before they go on, and what they can do about it. */
export function Banner(props: {
  title: string;
  text: string;
  children?: JSX.Element;
  tone?: 'alert' | 'quiet';
}) {
  return (
    <section class={styles.banner} classList={{ [styles.quiet!]: props.tone === 'quiet' }} role="status">
      <p class={styles.title}>{props.title}</p>
      <p class={styles.text}>{props.text}</p>
      <div class={styles.actions}>{props.children}</div>
    </section>
  );
}
