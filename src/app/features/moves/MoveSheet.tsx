import { createMemo, createSignal, For, Show } from 'solid-js';
import { remainingOf } from '../../../core/load/remaining.ts';
import type { Task } from '../../../core/task.ts';
import { Field } from '../../components/Field.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { age } from '../../format/ages.ts';
import { shortDay } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createDirectory } from '../../queries/createDirectory.ts';
import { createLoadReport } from '../../queries/createLoadReport.ts';
import { createNames } from '../../queries/createNames.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { searchPeople } from '../setup/peopleList.ts';
import { CandidateRow } from './CandidateRow.tsx';
import { candidatesFor } from './candidates.ts';
import { createMove } from './createMove.ts';
import styles from './MoveSheet.module.css';

/** Nobody looks through more names than this: typing two letters is quicker. */
const SHOWN = 40;

/** *Move to…*: everyone who could have a task, most room first; one tap moves it, with or without signal. */
export function MoveSheet(props: { task: Task; onClose: () => void; onMoved?: (() => void) | undefined }) {
  const me = useMe();
  const now = useNow();
  const people = createRows('person');
  const tasks = createRows('task');
  const allocations = createRows('allocation');
  const skills = createRows('skill');
  const report = createLoadReport(() => ({ team: null, unit: 'week' }));
  const directory = createDirectory();
  const nameOf = createNames();
  const move = createMove();
  const [typed, setTyped] = createSignal('');
  const [explained, setExplained] = createSignal<string | null>(null);

  const minutes = () => {
    const left = remainingOf(props.task);
    return left === 'unknown' ? 0 : left;
  };
  const candidates = createMemo(() =>
    candidatesFor(props.task, minutes(), me.actor(), {
      people: people(),
      report: report.data()?.people ?? [],
      directory: directory.data()?.people ?? [],
      allocations: allocations(),
      tasks: tasks(),
      today: me.today(),
    }),
  );
  const found = createMemo(() => searchPeople(candidates(), typed()).slice(0, SHOWN));
  const giver = () => report.data()?.people.find((view) => view.id === props.task.assigneeId);
  const about = () => {
    const left = remainingOf(props.task);
    return [
      left === 'unknown' ? t('moves.noEstimate') : hours(left),
      props.task.due ? t('moves.due', { day: shortDay(props.task.due, me.today()) }) : t('moves.noDue'),
      props.task.assigneeId === null
        ? t('moves.hasNobody')
        : t('moves.has', { name: nameOf(props.task.assigneeId) ?? '…' }),
    ].join(' · ');
  };
  const skillNames = (ids: readonly string[]): string =>
    ids.map((id) => skills().find((skill) => skill.id === id)?.name ?? '').join(', ');

  async function give(candidate: { id: string; name: string; needsConsent: boolean }): Promise<void> {
    if (candidate.needsConsent) {
      setExplained(candidate.id);
      return;
    }
    if (await move(props.task, candidate)) {
      props.onMoved?.();
      props.onClose();
    }
  }

  return (
    <Sheet open title={props.task.title} sub={about()} onClose={props.onClose}>
      <Field label={t('moves.search')}>
        {(control) => (
          <input
            {...control()}
            type="search"
            autocomplete="off"
            value={typed()}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Show when={report.error() !== null && report.data()}>
        {(known) => (
          <p class={styles.note}>{t('moves.noSignalRoom', { age: age(known().computedAt, now()) })}</p>
        )}
      </Show>
      <Show when={!report.fetching() && !report.data()}>
        <p class={styles.note}>{t('moves.noRoomKnown')}</p>
      </Show>
      <ul class={styles.list} aria-label={t('moves.byRoom')}>
        <For each={found()} fallback={<li class={styles.note}>{t('moves.noCandidates')}</li>}>
          {(candidate) => (
            <li>
              <CandidateRow
                candidate={candidate}
                giver={giver()}
                self={candidate.id === me.session.personId}
                lacks={skillNames(candidate.lacks)}
                explained={explained() === candidate.id}
                onGive={() => void give(candidate)}
              />
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  );
}
