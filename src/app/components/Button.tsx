import { type JSX, Show, splitProps } from 'solid-js';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` at most once a screen; `flag` and `alert` are for flags; `quiet` is a word in the action colour. */
  look?: 'primary' | 'line' | 'flag' | 'alert' | 'quiet' | undefined;
  icon?: IconName | undefined;
  /** 48 instead of 52 high, with smaller words. */
  small?: boolean | undefined;
  wide?: boolean | undefined;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ['look', 'icon', 'small', 'wide', 'children', 'class']);
  return (
    <button
      type="button"
      {...rest}
      class={`${styles.button} ${styles[own.look ?? 'primary'] ?? ''} ${own.class ?? ''}`}
      classList={{ [styles.small!]: own.small === true, [styles.wide!]: own.wide === true }}
    >
      <Show when={own.icon}>{(icon) => <Icon name={icon()} size={own.small ? 20 : 22} />}</Show>
      {own.children}
    </button>
  );
}
