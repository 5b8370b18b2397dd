import { age } from '../../format/ages.ts';
import { useNow } from '../../me/now.ts';
import { t } from '../../words/t.ts';
import styles from './FiguresStatus.module.css';

const MINUTE = 60_000;

/** How old figures are: a full dot while the server confirms them, an open one for what was kept. */
export function FiguresAge(props: { at: number; kept: boolean }) {
  const now = useNow();
  const words = (): string =>
    now() - props.at < MINUTE ? t('shell.now') : t('shell.old', { age: age(props.at, now()) });
  return (
    <p class={styles.age}>
      <span class={styles.dot} classList={{ [styles.kept!]: props.kept }} />
      <span>{words()}</span>
    </p>
  );
}
