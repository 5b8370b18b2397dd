import { type JSX, splitProps } from 'solid-js';
import styles from './Card.module.css';

export interface CardProps extends JSX.HTMLAttributes<HTMLDivElement> {
  /** `list` for rows with hairlines between them; `tint` for what is said quietly. */
  look?: 'plain' | 'list' | 'tint' | undefined;
}

export function Card(props: CardProps) {
  const [own, rest] = splitProps(props, ['look', 'class']);
  return <div {...rest} class={`${styles.card} ${styles[own.look ?? 'plain']} ${own.class ?? ''}`} />;
}
