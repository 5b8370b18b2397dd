import { createMemo, createSignal, For, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createDirectory } from '../../queries/createDirectory.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { type ListedPerson, peopleList, searchPeople } from './peopleList.ts';
import { SetupPage } from './SetupPage.tsx';
import { SetupRow } from './SetupRow.tsx';
import styles from './setup.module.css';

const PAGE = 60;
const HOUR = 3_600_000;

export default function PeopleScreen() {
  return (
    <SetupPage title={t('setup.people')} back="/setup">
      <People />
    </SetupPage>
  );
}

function People() {
  const me = useMe();
  const now = useNow();
  const rows = createRows('person');
  const teams = createRows('team');
  const directory = createDirectory();
  const [typed, setTyped] = createSignal('');
  const [limit, setLimit] = createSignal(PAGE);
  const [withLeft, setWithLeft] = createSignal(false);
  const everyone = createMemo(() => peopleList(rows(), directory.data()));
  const left = () => everyone().filter((person) => !person.active).length;
  const found = createMemo(() =>
    searchPeople(
      everyone().filter((person) => person.active || withLeft()),
      typed(),
    ),
  );
  const about = (person: ListedPerson): string => {
    const inTeams = teams().filter((team) => person.teamIds.includes(team.id));
    const leads = teams().some((team) => !team.archived && team.leadIds.includes(person.id));
    return [
      ...inTeams.map((team) => team.name),
      ...(leads ? [t('setup.roleLead')] : []),
      ...(person.roles.includes('manager') ? [t('setup.roleManager')] : []),
      ...(person.roles.includes('admin') ? [t('setup.roleAdmin')] : []),
    ].join(' · ');
  };
  const standing = (person: ListedPerson): string => {
    if (!person.active) return t('setup.left');
    if (person.id === me.session.personId) return t('setup.you');
    if (person.joined === null) return '';
    if (person.joined) return t('setup.joined');
    if (person.invitedUntil === null || person.invitedUntil < now()) return t('setup.notInvited');
    const hoursLeft = Math.max(1, Math.round((person.invitedUntil - now()) / HOUR));
    const time =
      hoursLeft < 48
        ? t('shell.ageHours', { count: hoursLeft })
        : t('shell.ageDays', { count: Math.round(hoursLeft / 24) });
    return t('setup.invited', { time });
  };
  return (
    <>
      <LinkButton href="/setup/people/new" icon="plus">
        {t('setup.addPerson')}
      </LinkButton>
      <Field label={t('setup.searchPeople')}>
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
      <Show
        when={found().length > 0}
        fallback={
          <EmptyState
            title={t(typed() === '' ? 'setup.noPeopleTitle' : 'setup.noMatch')}
            text={typed() === '' ? t('setup.noPeopleText') : undefined}
          />
        }
      >
        <Card look="list">
          <For each={found().slice(0, limit())}>
            {(person) => (
              <SetupRow
                href={`/setup/people/${person.id}`}
                name={person.name}
                text={
                  <>
                    {about(person)} <SyncGlyph row={`person:${person.id}`} />
                  </>
                }
                end={<span classList={{ [styles.good!]: person.joined === true }}>{standing(person)}</span>}
              />
            )}
          </For>
        </Card>
      </Show>
      <Show when={found().length > limit()}>
        <Button look="line" onClick={() => setLimit(limit() + PAGE)}>
          {t('setup.showMore')}
        </Button>
      </Show>
      <Show when={left() > 0 && !withLeft()}>
        <Button look="quiet" onClick={() => setWithLeft(true)}>
          {t('setup.showLeft', { count: left() })}
        </Button>
      </Show>
    </>
  );
}
