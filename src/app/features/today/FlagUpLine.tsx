import { A } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { age, clockTime } from '../../format/ages.ts';
import { createMyFlags, createPersonNames } from '../../me/createMyRows.ts';
import { useNow } from '../../me/now.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './lines.module.css';

/** While a flag is up: since when, and who has seen it. */
export function FlagUpLine() {
  const now = useNow();
  const flags = createMyFlags();
  const answers = createRows('answer');
  const nameOf = createPersonNames();
  const up = createMemo(() => flags().find(({ state }) => state === 'open' || state === 'acknowledged'));
  const words = (): string => {
    const mine = up();
    if (!mine) return '';
    const last = answers()
      .filter((answer) => answer.flagId === mine.flag.id)
      .sort((a, b) => b.at - a.at)[0];
    return last
      ? t('today.flagAcknowledged', {
          name: nameOf(last.byId, t('today.flagSomeone')),
          time: clockTime(last.at, now()),
        })
      : t('today.flagUp', { age: age(mine.flag.raisedAt, now()) });
  };
  return (
    <Show when={up()}>
      <div class={styles.line}>
        <span>{words()}</span>
        <A href="/flags" class={styles.action}>
          {t('shell.flags')}
        </A>
      </div>
    </Show>
  );
}
