import { A, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { addDays } from '../../../core/civilDay.ts';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import button from '../../components/Button.module.css';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { age } from '../../format/ages.ts';
import { dayRange } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createLoadReport } from '../../queries/createLoadReport.ts';
import { Queries } from '../../queries/Queries.tsx';
import { createRows } from '../../replica/createRows.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { CellSheet } from './CellSheet.tsx';
import { createColumnCount } from './createColumnCount.ts';
import { FiguresStatus } from './FiguresStatus.tsx';
import heatmap from './Heatmap.module.css';
import { FIRST_ROWS, Heatmap } from './Heatmap.tsx';
import type { Chosen } from './HeatmapRow.tsx';
import { LoadList } from './LoadList.tsx';
import styles from './LoadScreen.module.css';
import { type LoadFilter, matchesFilter } from './loadFilter.ts';
import { loadScopes } from './loadScopes.ts';
import { SummaryStrip } from './SummaryStrip.tsx';
import { TeamSheet } from './TeamSheet.tsx';

const MINUTE = 60_000;

export default function LoadScreen() {
  return (
    <Queries>
      <Load />
    </Queries>
  );
}

function Load() {
  const me = useMe();
  const now = useNow();
  const status = createStatus();
  const teams = createRows('team');
  const [search, setSearch] = useSearchParams<{ team?: string; by?: string; view?: string }>();
  const [filter, setFilter] = createSignal<LoadFilter | null>(null);
  const [wantedFirst, setFirst] = createSignal(0);
  const [limit, setLimit] = createSignal(FIRST_ROWS);
  const [chosen, setChosen] = createSignal<Chosen | null>(null);
  const [choosing, setChoosing] = createSignal(false);

  const scopes = createMemo(() => loadScopes(me.actor(), teams()));
  const scope = () => scopes().find((each) => each.team === (search.team ?? null)) ?? scopes()[0];
  const unit = () => (search.by === 'day' ? 'day' : 'week');
  const list = () => search.view === 'list';
  const report = createLoadReport(() => ({ team: scope()?.team ?? null, unit: unit() }));

  const otherUnit = (): void => {
    setFirst(0);
    setChosen(null);
    setSearch({ by: unit() === 'week' ? 'day' : undefined }, { replace: true });
  };

  const show = (next: LoadFilter | null): void => {
    setLimit(FIRST_ROWS);
    setFilter(next);
  };

  const everyone = () => report.data()?.people ?? [];
  // In the server's order: furthest over first, by the verdict.
  const people = createMemo(() => everyone().filter((person) => matchesFilter(person, filter())));
  const opened = () => everyone().find((person) => person.id === chosen()?.personId);
  const title = () => {
    const { kind, name } = scope() ?? { kind: 'mine', name: '' };
    return kind === 'team' ? name : t(kind === 'everyone' ? 'load.everyone' : 'load.mine');
  };
  const fitting = createColumnCount(unit);
  const columns = () => report.data()?.columns ?? [];
  const count = () => Math.min(fitting.count(), columns().length);
  const first = () => Math.max(0, Math.min(wantedFirst(), columns().length - count()));
  const sub = () => {
    const [from, last] = [columns()[first()], columns()[first() + count() - 1]];
    if (!from || !last) return undefined;
    const range = dayRange(from.start, addDays(last.start, last.days - 1));
    return t('load.sub', { count: everyone().length, range });
  };

  const kept = () => !status().reachable || report.error() !== null;
  /** Nothing to look at yet: nobody, or oneself without any work. */
  const alone = () =>
    everyone().every((person) => person.id === me.session.personId && person.openTasks === 0) &&
    (report.data()?.unassignedMinutes ?? 0) === 0;
  const note = () => {
    const known = report.data();
    if (known && kept())
      return now() - known.computedAt < MINUTE
        ? t('load.figuresKeptNow')
        : t('load.figuresKept', { age: age(known.computedAt, now()) });
    return status().waiting > 0 ? t('load.figuresNewer') : undefined;
  };

  return (
    <Page
      title={title()}
      sub={sub()}
      wide
      status={
        <FiguresStatus
          kept={kept()}
          report={report}
          onChoose={scopes().length > 1 ? () => setChoosing(true) : undefined}
        />
      }
    >
      <Switch>
        <Match when={!report.data()}>
          <Show when={report.error()} fallback={<p class={styles.note}>{t('shell.opening')}</p>}>
            <EmptyState title={t('load.noFiguresTitle')} text={t('load.noFiguresText')}>
              <Button look="line" onClick={report.refetch}>
                {t('shell.tryAgain')}
              </Button>
            </EmptyState>
          </Show>
        </Match>
        <Match when={alone()}>
          <EmptyState
            title={t('load.emptyTitle')}
            text={t(may(me.actor(), to.setUp) ? 'load.emptyText' : 'load.emptyLead')}
          >
            <Show when={may(me.actor(), to.setUp)}>
              <A href="/setup" class={`${button.button} ${button.primary}`}>
                {t('load.emptyAct')}
              </A>
            </Show>
          </EmptyState>
        </Match>
        <Match when={report.data()}>
          {(known) => (
            <>
              <SummaryStrip
                people={everyone()}
                filter={filter()}
                onFilter={show}
                list={list()}
                onList={(on) => setSearch({ view: on ? 'list' : undefined }, { replace: true })}
              />
              <Show when={note()}>{(words) => <p class={styles.note}>{words()}</p>}</Show>
              <Show
                when={people().length > 0}
                fallback={
                  <EmptyState title={t('load.noMatchTitle')}>
                    <Button look="line" onClick={() => show(null)}>
                      {t('load.showAll')}
                    </Button>
                  </EmptyState>
                }
              >
                <Show when={!list()} fallback={<LoadList people={people()} />}>
                  <div class={styles.heatmap} ref={fitting.observe}>
                    <Heatmap
                      people={people()}
                      columns={columns()}
                      unit={unit()}
                      first={first()}
                      limit={limit()}
                      onLimit={setLimit}
                      count={count()}
                      onFirst={setFirst}
                      chosen={chosen()}
                      onOpen={(personId, start) => setChosen({ personId, start })}
                      corner={
                        <button
                          type="button"
                          class={heatmap.unit}
                          aria-label={`${t('load.unit')}: ${t(unit() === 'week' ? 'load.weeks' : 'load.days')}`}
                          onClick={otherUnit}
                        >
                          {t(unit() === 'week' ? 'load.weeks' : 'load.days')}
                        </button>
                      }
                    />
                  </div>
                </Show>
              </Show>
              <Show when={known().unassignedMinutes > 0}>
                <A href="/moves" class={styles.unassigned}>
                  <span>{t('load.unassigned', { minutes: hours(known().unassignedMinutes) })}</span>
                  <span class={styles.act}>{t('load.giveIt')} ›</span>
                </A>
              </Show>
            </>
          )}
        </Match>
      </Switch>
      <Show when={opened()}>
        {(person) => (
          <CellSheet person={person()} start={chosen()?.start ?? ''} onClose={() => setChosen(null)} />
        )}
      </Show>
      <TeamSheet
        open={choosing()}
        scopes={scopes()}
        current={scope()?.team ?? null}
        onChoose={(team) => {
          setSearch({ team: team ?? undefined }, { replace: true });
          setChoosing(false);
        }}
        onClose={() => setChoosing(false)}
      />
    </Page>
  );
}
