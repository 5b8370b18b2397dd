import { A } from '@solidjs/router';
import { DEFAULT_WEEK } from '../../../core/workspace.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { t } from '../../words/t.ts';
import styles from './lines.module.css';

/** The line rests on the workspace's usual week, not on this person's word: said, and easily mended. */
export function AssumedWeek() {
  const me = useMe();
  const week = () => (me.workspace()?.defaultWeek ?? DEFAULT_WEEK).reduce((sum, minutes) => sum + minutes, 0);
  return (
    <div class={styles.line}>
      <span>{t('today.assumed', { hours: hours(week()) })}</span>
      <A href="/availability" class={styles.action}>
        {t('today.assumedSet')}
      </A>
    </div>
  );
}
