import { For, Show } from 'solid-js';
import { type GroupFigure, groupReport } from '../../../core/groups/groupReport.ts';
import { request, valueOrThrow } from '../../../local/index.ts';
import { Card } from '../../components/Card.tsx';
import { dayAndMonth } from '../../format/days.ts';
import { hours } from '../../format/hours.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createObserved } from '../../queries/createObserved.ts';
import { keys } from '../../queries/keys.ts';
import { Queries } from '../../queries/Queries.tsx';
import { createRows } from '../../replica/createRows.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { t } from '../../words/t.ts';
import styles from './me.module.css';

/** What each team carries together this week: for everyone, and nobody by name. */
export function TeamsThisWeek() {
  return (
    <Queries>
      <Teams />
    </Queries>
  );
}

function Teams() {
  const me = useMe();
  const { workspaceId } = useReplica();
  const teams = createRows('team');
  const report = createObserved(() => ({
    queryKey: [...keys.workspace(workspaceId), 'groups'],
    queryFn: async ({ signal }) =>
      valueOrThrow(await request(groupReport, `/v1/w/${workspaceId}/groups`, { signal })),
  }));
  const nameOf = ({ teamId }: GroupFigure): string =>
    teamId === null ? t('me.everyone') : (teams().find(({ id }) => id === teamId)?.name ?? '');
  const words = ({ sum }: GroupFigure): string =>
    sum === null
      ? t('me.withheld')
      : t('me.together', { demand: hours(sum.demandMinutes), capacity: hours(sum.capacityMinutes) });
  const byName = (groups: readonly GroupFigure[]): GroupFigure[] =>
    groups
      .filter((group) => nameOf(group) !== '')
      .sort(
        (a, b) => Number(a.teamId === null) - Number(b.teamId === null) || (nameOf(a) < nameOf(b) ? -1 : 1),
      );
  return (
    <Show when={report.data()?.week ? report.data() : undefined}>
      {(known) => (
        <Card>
          <h2>{t('me.teams', { day: dayAndMonth(known().week ?? me.today(), me.today()) })}</h2>
          <dl class={styles.groups}>
            <For each={byName(known().groups)}>
              {(group) => (
                <div>
                  <dt>{nameOf(group)}</dt>
                  <dd>{words(group)}</dd>
                </div>
              )}
            </For>
          </dl>
          <p class={styles.note}>{t('me.teamsText', { count: known().minGroupSize })}</p>
        </Card>
      )}
    </Show>
  );
}
