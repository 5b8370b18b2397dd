import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Allocation } from '../../../core/allocation.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { dayRange } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createNames } from '../../queries/createNames.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { AllocationSheet } from './AllocationSheet.tsx';
import styles from './setup.module.css';

/** Who is committed to what: of one person, or of one project. */
export function Allocations(props: { personId?: string | undefined; projectId?: string | undefined }) {
  const me = useMe();
  const rows = createRows('allocation');
  const projects = createRows('project');
  const nameOf = createNames();
  const [open, setOpen] = createSignal<Allocation | 'new' | null>(null);
  const shown = createMemo(() =>
    rows()
      .filter((row) => row.personId === props.personId || row.projectId === props.projectId)
      .sort((a, b) => a.from.localeCompare(b.from)),
  );
  const mayAllocate = (projectId: string): boolean => may(me.actor(), to.allocate, { projectId });
  const mayAdd = () =>
    props.projectId ? mayAllocate(props.projectId) : projects().some(({ id }) => mayAllocate(id));
  const name = (row: Allocation): string =>
    props.personId
      ? (projects().find((project) => project.id === row.projectId)?.name ?? '')
      : (nameOf(row.personId) ?? '');
  const words = (row: Allocation): string => {
    const share =
      row.percent === null
        ? t('setup.hoursADay', { hours: hours(row.minutesPerDay ?? 0) })
        : t('setup.percent', { percent: row.percent });
    return t('setup.allocationWords', { share, days: dayRange(row.from, row.to) });
  };
  return (
    <section class={styles.form}>
      <h2 class={styles.heading}>{t('setup.allocations')}</h2>
      <Card look="list">
        <For
          each={shown()}
          fallback={
            <p class={styles.none}>{t(props.projectId ? 'setup.allocationsText' : 'setup.noAllocations')}</p>
          }
        >
          {(row) => (
            <button
              type="button"
              class={styles.row}
              disabled={!mayAllocate(row.projectId)}
              onClick={() => setOpen(row)}
            >
              <span class={styles.words}>
                <span class={styles.name}>{name(row)}</span>
                <span class={styles.text}>
                  {words(row)} · {t(`setup.${row.mode}`)}
                  <Show when={row.tentative}> · {t('person.tentative')}</Show>{' '}
                  <SyncGlyph row={`allocation:${row.id}`} />
                </span>
              </span>
            </button>
          )}
        </For>
      </Card>
      <Show when={mayAdd()}>
        <Button look="line" icon="plus" onClick={() => setOpen('new')}>
          {t('setup.addAllocation')}
        </Button>
      </Show>
      <Show when={open()} keyed>
        {(which) => (
          <AllocationSheet
            allocation={which === 'new' ? null : which}
            personId={props.personId}
            projectId={props.projectId}
            onClose={() => setOpen(null)}
          />
        )}
      </Show>
    </section>
  );
}
