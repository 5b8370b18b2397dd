import { A } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';

/** Goes somewhere and looks like a button: it is a link to whoever cannot see it. */
export function LinkButton(props: {
  href: string;
  look?: 'primary' | 'line' | 'flag' | 'quiet' | undefined;
  icon?: IconName | undefined;
  small?: boolean | undefined;
  children: JSX.Element;
}) {
  return (
    <A
      href={props.href}
      class={`${styles.button} ${styles[props.look ?? 'primary'] ?? ''}`}
      classList={{ [styles.small!]: props.small === true }}
    >
      <Show when={props.icon}>{(icon) => <Icon name={icon()} size={props.small ? 20 : 22} />}</Show>
      {props.children}
    </A>
  );
}
