import { A } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { flagState } from '../../../core/flag.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { Card } from '../../components/Card.tsx';
import { age, clockTime } from '../../format/ages.ts';
import { dayRange } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { entryWords } from './entryWords.ts';
import type { PersonRows } from './localDetail.ts';
import styles from './PersonScreen.module.css';

/** What the person said themselves, with when; and what they are committed to. */
export function PersonSaid(props: { rows: PersonRows }) {
  const me = useMe();
  const now = useNow();
  const reasons = createRows('reason');
  const allocations = createRows('allocation');
  const projects = createRows('project');
  const entries = createMemo(() =>
    props.rows.entries
      .filter((entry) => entry.to >= me.today() && entry.kind !== 'usual')
      .sort((a, b) => a.from.localeCompare(b.from)),
  );
  const up = createMemo(() =>
    props.rows.flags.filter((flag) => {
      const state = flagState(
        flag,
        props.rows.answers.filter((answer) => answer.flagId === flag.id),
      );
      return state === 'open' || state === 'acknowledged';
    }),
  );
  const committed = createMemo(() =>
    allocations().filter((row) => row.personId === props.rows.person.id && row.to >= me.today()),
  );
  const first = () => props.rows.person.name.split(' ')[0] ?? props.rows.person.name;
  const projectName = (id: string): string => projects().find((project) => project.id === id)?.name ?? '';
  return (
    <>
      <For each={up()}>
        {(flag) => (
          <Card look="tint">
            <div class={styles.flag}>
              <div>
                <p class={styles.strong}>
                  ⚑ {t(`inbox.${flag.kind}`)} · {t(`inbox.${flag.severity}`)}
                </p>
                <Show when={flag.note}>{(note) => <p>“{note()}”</p>}</Show>
                <p class={styles.said}>{age(flag.raisedAt, now())}</p>
              </div>
              <Show when={may(me.actor(), to.answer, flag)}>
                <A href="/inbox" class={styles.act}>
                  {t('person.openInbox')}
                </A>
              </Show>
            </div>
          </Card>
        )}
      </For>
      <Show when={entries().length > 0}>
        <section class={styles.section} aria-label={t('person.availability')}>
          <Card look="list">
            <For each={entries()}>
              {(entry) => (
                <div class={styles.entry}>
                  <p class={styles.strong}>{entryWords(entry)}</p>
                  <p class={styles.said}>
                    {t('person.saidBy', { name: first(), when: clockTime(entry.saidAt, now()) })}
                  </p>
                  <Show when={reasons().find((reason) => reason.id === entry.id)}>
                    {(reason) => <p class={styles.said}>{t('person.reason', { text: reason().text })}</p>}
                  </Show>
                </div>
              )}
            </For>
          </Card>
        </section>
      </Show>
      <Show when={committed().length > 0}>
        <section class={styles.section}>
          <h2 class={styles.heading}>{t('person.allocations')}</h2>
          <Card look="list">
            <For each={committed()}>
              {(row) => (
                <div class={styles.entry}>
                  <p class={styles.strong}>
                    {row.percent === null
                      ? t('person.allocationHours', {
                          hours: hours(row.minutesPerDay ?? 0),
                          project: projectName(row.projectId),
                        })
                      : t('person.allocationShare', {
                          percent: row.percent,
                          project: projectName(row.projectId),
                        })}
                  </p>
                  <p class={styles.said}>
                    {dayRange(row.from, row.to)}
                    <Show when={row.tentative}> · {t('person.tentative')}</Show>
                  </p>
                </div>
              )}
            </For>
          </Card>
        </section>
      </Show>
    </>
  );
}
