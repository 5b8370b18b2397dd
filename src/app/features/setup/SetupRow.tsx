import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { Icon, type IconName } from '../../components/Icon.tsx';
import styles from './setup.module.css';

/** A row that leads somewhere: what it is, what it says, and how much of it there is. */
export function SetupRow(props: {
  href: string;
  icon?: IconName | undefined;
  name: string;
  text?: JSX.Element;
  end?: JSX.Element;
}) {
  return (
    <A href={props.href} class={styles.row}>
      <Show when={props.icon}>{(icon) => <Icon name={icon()} />}</Show>
      <span class={styles.words}>
        <span class={styles.name}>{props.name}</span>
        <Show when={props.text}>
          <span class={styles.text}>{props.text}</span>
        </Show>
      </span>
      <Show when={props.end}>
        <span class={styles.end}>{props.end}</span>
      </Show>
      <Icon name="forward" size={18} />
    </A>
  );
}
