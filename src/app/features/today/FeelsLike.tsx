import { createMemo, createUniqueId, For } from 'solid-js';
import type { LoadLevel } from '../../../core/load/level.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import styles from './FeelsLike.module.css';

const SCORES: readonly { score: 1 | 2 | 3 | 4 | 5; level: LoadLevel }[] = [
  { score: 1, level: 'room' },
  { score: 2, level: 'steady' },
  { score: 3, level: 'line' },
  { score: 4, level: 'over' },
  { score: 5, level: 'far' },
];

/** The check-in: five small tanks, one tap. Felt load stands beside the computed one and does not change it. */
export function FeelsLike() {
  const me = useMe();
  const dispatch = createDispatch();
  const checkins = createRows('checkin');
  const name = createUniqueId();
  const score = createMemo(
    () =>
      checkins().find((row) => row.personId === me.session.personId && row.day === me.today())?.score ?? null,
  );
  return (
    <fieldset class={styles.row}>
      <legend class={styles.legend}>{t('today.feelsLike')}</legend>
      <div class={styles.tanks}>
        <For each={SCORES}>
          {(each) => (
            <label class={`${styles.tank} ${styles[each.level]}`}>
              <input
                type="radio"
                class={styles.input}
                name={name}
                checked={score() === each.score}
                aria-label={t(`today.feels${each.score}`)}
                onChange={() => void dispatch('checkin.set', { score: each.score })}
              />
              <span class={styles.water} />
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}
