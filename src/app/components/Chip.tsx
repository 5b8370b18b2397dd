import { type JSX, Show, splitProps } from 'solid-js';
import styles from './Chip.module.css';

export interface ChipProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'onChange'> {
  /** Chosen or not; a chip that is not a choice leaves it out. */
  pressed?: boolean | undefined;
}

/** A choice among several that may all be taken; a tick says chosen to those who see no colour. */
export function Chip(props: ChipProps) {
  const [own, rest] = splitProps(props, ['pressed', 'children', 'class']);
  return (
    <button
      type="button"
      aria-pressed={own.pressed}
      {...rest}
      class={`${styles.chip} ${own.class ?? ''}`}
      classList={{ [styles.on!]: own.pressed === true }}
    >
      {own.children}
      <Show when={own.pressed}>
        <span aria-hidden="true">✓</span>
      </Show>
    </button>
  );
}
