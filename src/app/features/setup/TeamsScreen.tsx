import { createMemo, For, Show } from 'solid-js';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { createDirectory } from '../../queries/createDirectory.ts';
import { createNames } from '../../queries/createNames.ts';
import { createRows } from '../../replica/createRows.ts';
import { language, t } from '../../words/t.ts';
import { peopleList } from './peopleList.ts';
import { SetupPage } from './SetupPage.tsx';
import { SetupRow } from './SetupRow.tsx';

export default function TeamsScreen() {
  return (
    <SetupPage title={t('setup.teams')} back="/setup">
      <Teams />
    </SetupPage>
  );
}

function Teams() {
  const teams = createRows('team');
  const rows = createRows('person');
  const directory = createDirectory();
  const nameOf = createNames();
  const people = createMemo(() => peopleList(rows(), directory.data()).filter((person) => person.active));
  const sorted = createMemo(() =>
    [...teams()].sort((a, b) => Number(a.archived) - Number(b.archived) || a.name.localeCompare(b.name)),
  );
  const leads = (ids: readonly string[]): string => {
    const names = ids.flatMap((id) => nameOf(id) ?? []);
    return names.length === 0
      ? t('setup.noLeadShort')
      : t('setup.ledBy', { names: new Intl.ListFormat(language()).format(names) });
  };
  return (
    <>
      <LinkButton href="/setup/teams/new" icon="plus">
        {t('setup.addTeam')}
      </LinkButton>
      <Show
        when={sorted().length > 0}
        fallback={<EmptyState title={t('setup.noTeamsTitle')} text={t('setup.noTeamsText')} />}
      >
        <Card look="list">
          <For each={sorted()}>
            {(team) => (
              <SetupRow
                href={`/setup/teams/${team.id}`}
                name={team.name}
                text={
                  <>
                    {team.archived ? t('setup.archived') : leads(team.leadIds)}{' '}
                    <SyncGlyph row={`team:${team.id}`} />
                  </>
                }
                end={people().filter((person) => person.teamIds.includes(team.id)).length}
              />
            )}
          </For>
        </Card>
      </Show>
    </>
  );
}
