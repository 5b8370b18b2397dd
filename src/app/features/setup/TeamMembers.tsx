import { createEffect, createMemo, For } from 'solid-js';
import type { Team } from '../../../core/team.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { toast } from '../../components/Toast.tsx';
import { createDirectory } from '../../queries/createDirectory.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { t } from '../../words/t.ts';
import { PersonSelect } from './PersonSelect.tsx';
import { peopleList } from './peopleList.ts';
import { SetupRow } from './SetupRow.tsx';
import styles from './setup.module.css';

/** Who belongs to a team. It stands on each person, so taking someone in changes them, not the team. */
export function TeamMembers(props: { team: Team }) {
  const replica = useReplica();
  const dispatch = createDispatch();
  const rows = createRows('person');
  const directory = createDirectory();
  createEffect(() => void replica.want(`team:${props.team.id}`));
  const people = createMemo(() => peopleList(rows(), directory.data()));
  const members = createMemo(() =>
    people().filter((person) => person.active && person.teamIds.includes(props.team.id)),
  );

  /** Changing a person needs their row here; the directory alone does not do. */
  const held = async (personId: string): Promise<boolean> => {
    if (rows().some((row) => row.id === personId)) return true;
    await replica.want(`person:${personId}`);
    await replica.syncNow();
    return rows().some((row) => row.id === personId);
  };
  const put = async (personId: string, inTeam: boolean): Promise<void> => {
    if (!(await held(personId))) {
      toast({ text: t('setup.notHeldOffline'), tone: 'alert' });
      return;
    }
    const teamIds = rows().find((row) => row.id === personId)?.teamIds ?? [];
    const next = inTeam ? [...teamIds, props.team.id] : teamIds.filter((id) => id !== props.team.id);
    await dispatch('person.edit', { personId, fields: { teamIds: next } });
  };

  return (
    <section class={styles.form}>
      <h2 class={styles.heading}>{t('setup.members')}</h2>
      <Card look="list">
        <For each={members()} fallback={<p class={styles.none}>{t('setup.noMembers')}</p>}>
          {(person) => (
            <div class={styles.member}>
              <SetupRow
                href={`/setup/people/${person.id}`}
                name={person.name}
                text={<SyncGlyph row={`person:${person.id}`} />}
              />
              <Button
                look="line"
                small
                aria-label={t('setup.removeMember', { name: person.name })}
                onClick={() => void put(person.id, false)}
              >
                {t('setup.remove')}
              </Button>
            </div>
          )}
        </For>
      </Card>
      <PersonSelect
        label={t('setup.addMember')}
        value={null}
        only={(person) => !person.teamIds.includes(props.team.id)}
        onChange={(id) => id !== null && void put(id, true)}
      />
      <LinkButton href={`/setup/people/new?team=${props.team.id}`} look="line" icon="plus">
        {t('setup.addPerson')}
      </LinkButton>
    </section>
  );
}
