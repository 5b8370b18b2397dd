import { t } from '../words/t.ts';
import styles from './Opening.module.css';

/** The moment before the first rows are there. Its words appear only when that takes long enough to be noticed. */
export function Opening() {
  return (
    <p class={styles.opening} role="status">
      {t('shell.opening')}
    </p>
  );
}
