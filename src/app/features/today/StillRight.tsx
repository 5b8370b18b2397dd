import { createMemo } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { age } from '../../format/ages.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './lines.module.css';

const JUST_NOW_MS = 60_000;

/** How old my last word is, and one tap that makes it fresh again. */
export function StillRight() {
  const me = useMe();
  const now = useNow();
  const dispatch = createDispatch();
  const reports = createRows('report');
  const at = createMemo(() => reports().find((row) => row.personId === me.session.personId)?.at);
  const words = () => {
    const last = at();
    if (last === undefined) return t('today.neverReported');
    return now() - last < JUST_NOW_MS
      ? t('today.reportedNow')
      : t('today.reported', { age: age(last, now()) });
  };
  return (
    <div class={styles.line}>
      <span>{words()}</span>
      <Button
        look="line"
        small
        icon="check"
        title={t('today.stillRightHint')}
        onClick={() => void dispatch('report.confirm', {})}
      >
        {t('today.stillRight')}
      </Button>
    </div>
  );
}
