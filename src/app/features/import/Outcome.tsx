import { For, Show } from 'solid-js';
import type { ImportResult, Tally } from '../../../core/import/importApi.ts';
import { unknownWords } from '../../../core/import/unknownWords.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import type { Import } from './createImport.ts';
import styles from './import.module.css';

/** Unknown status words that are named beside the counts. */
const NAMED_WORDS = 5;

/** What the commit would do, in counts, and the button that does it. */
export function Outcome(props: { result: ImportResult; file: Import }) {
  const counts = () => props.result.counts;
  const changes = () => changeLines(props.result);
  const nothing = () => changes().length === 0;
  const unreadable = () => counts().bad - counts().unknownStatus;
  return (
    <Card>
      <div class={styles.head}>
        <h2 class={styles.heading}>{props.file.file()?.name}</h2>
        <Button look="quiet" onClick={props.file.startAgain}>
          {t('import.otherFile')}
        </Button>
      </div>
      <dl class={styles.counts}>
        <Count name={t('import.rows')} value={counts().rows} />
        <Count name={t('import.taken')} value={counts().imported} />
        <Show when={props.result.kind === 'tasks'}>
          <Count name={t('import.open')} value={counts().open} />
          <Count name={t('import.doneTasks')} value={counts().done} />
          <Count name={t('import.ignored')} value={counts().ignored} />
          <Count name={t('import.later')} value={counts().later} />
        </Show>
        <Show when={counts().unknownStatus > 0}>
          <Count name={t('import.unknownStatus')} value={counts().unknownStatus} bad />
        </Show>
        <Count name={t('import.bad')} value={unreadable()} bad={unreadable() > 0} />
      </dl>
      <Show when={props.result.kind === 'tasks'}>
        <p class={styles.text}>
          {t('import.effort', { hours: hours(counts().estimateMinutes) })}
          <Show when={counts().unestimated > 0}>
            {' · '}
            {t('import.unestimated', { count: counts().unestimated })}
          </Show>
          <Show when={counts().undated > 0}>
            {' · '}
            {t('import.undated', { count: counts().undated })}
          </Show>
          <Show when={counts().overdue > 0}>
            {' · '}
            {t('import.overdue', { count: counts().overdue })}
          </Show>
        </p>
      </Show>
      <Show when={!nothing()} fallback={<p class={styles.strong}>{t('import.nothingNew')}</p>}>
        <ul class={styles.changes}>
          <For each={changes()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Show>
      <Show when={counts().unknownStatus > 0}>
        <p class={styles.refused}>
          {t('import.statusStay', { count: counts().unknownStatus, words: wordsToMap(props.result) })}
        </p>
      </Show>
      <Show when={unreadable() > 0}>
        <p class={styles.refused}>{t('import.badStay', { count: unreadable() })}</p>
      </Show>
      <Button
        wide
        disabled={props.file.busy() !== null || nothing()}
        onClick={() => void props.file.commit()}
      >
        {t(`import.commit_${props.result.kind}`, { count: counts().imported })}
      </Button>
    </Card>
  );
}

function Count(props: { name: string; value: number; bad?: boolean }) {
  return (
    <div class={styles.count}>
      <dt class={styles.text}>{props.name}</dt>
      <dd class={styles.figure} classList={{ [styles.refused!]: props.bad === true }}>
        {props.value}
      </dd>
    </div>
  );
}

/** "WIP (12), PARKED (3)": the most frequent ones; all of them stand where their meaning is chosen. */
function wordsToMap(result: ImportResult): string {
  const words = unknownWords(result);
  const named = words.slice(0, NAMED_WORDS).map(({ word, rows }) => `${word} (${rows})`);
  return [...named, ...(words.length > NAMED_WORDS ? ['…'] : [])].join(', ');
}

/** "12 new tasks, 3 changed": only what is not nothing. */
export function changeLines({ kind, changes }: ImportResult): string[] {
  const line = (name: 'tasks' | 'people' | 'teams' | 'projects' | 'skills', tally: Tally): string[] => {
    const parts = [
      ...(tally.new > 0 ? [t('import.new', { count: tally.new })] : []),
      ...(tally.changed > 0 ? [t('import.changed', { count: tally.changed })] : []),
    ];
    return parts.length === 0 ? [] : [`${t(`import.${name}`)}: ${parts.join(', ')}`];
  };
  return [
    ...line(kind, changes.rows),
    ...(kind === 'people' ? [] : line('people', changes.people)),
    ...(kind === 'teams' ? [] : line('teams', changes.teams)),
    ...line('projects', changes.projects),
    ...line('skills', changes.skills),
  ];
}
