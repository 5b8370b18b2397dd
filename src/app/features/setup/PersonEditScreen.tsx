import { useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { createEffect, Match, Show, Switch } from 'solid-js';
import { LinkButton } from '../../components/LinkButton.tsx';
import { toast } from '../../components/Toast.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { useReplica } from '../../replica/ReplicaProvider.tsx';
import { t } from '../../words/t.ts';
import { Allocations } from './Allocations.tsx';
import { PersonForm, type PersonValues } from './PersonForm.tsx';
import { PersonLeft } from './PersonLeft.tsx';
import { PersonMail } from './PersonMail.tsx';
import { PersonWeek } from './PersonWeek.tsx';
import { SetupPage } from './SetupPage.tsx';
import styles from './setup.module.css';

export default function PersonEditScreen() {
  const params = useParams<{ id: string }>();
  const people = createRows('person');
  const name = () => people().find((row) => row.id === params.id)?.name;
  return (
    <SetupPage
      title={params.id === 'new' ? t('setup.newPerson') : (name() ?? t('setup.people'))}
      back="/setup/people"
    >
      <Show when={params.id} keyed>
        {(id) => (
          <Switch fallback={<EditPerson id={id} />}>
            <Match when={id === 'new'}>
              <AddPerson />
            </Match>
          </Switch>
        )}
      </Show>
    </SetupPage>
  );
}

function AddPerson() {
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const [search] = useSearchParams<{ team?: string }>();
  const add = async (values: PersonValues): Promise<void> => {
    const { name, roles, teamIds, skillIds, zone, region, employedFrom, weekMinutes } = values;
    const done = await dispatch('person.create', {
      name,
      roles,
      teamIds,
      skillIds,
      zone,
      region,
      employedFrom,
      weekMinutes,
    });
    if (!done.saved) return;
    toast(t('setup.personAdded', { name }));
    navigate(`/setup/people/${done.uid}.0`, { replace: true });
  };
  return <PersonForm person={null} teamId={search.team} onSave={add} />;
}

function EditPerson(props: { id: string }) {
  const replica = useReplica();
  const dispatch = createDispatch();
  const status = createStatus();
  const people = createRows('person');
  const person = () => people().find((row) => row.id === props.id);
  // Someone outside one's own teams is not carried until they are opened.
  createEffect(() => void replica.want(`person:${props.id}`));

  const save = async (values: PersonValues): Promise<void> => {
    const before = person();
    if (!before) return;
    const { name, roles, teamIds, skillIds, zone, region, employedFrom, employedTo } = values;
    const after = { name, roles, teamIds, skillIds, zone, region, employedFrom, employedTo };
    // Only what was changed here: what someone else changes meanwhile stays theirs.
    const fields = Object.fromEntries(
      Object.entries(after).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof after]),
      ),
    );
    if (Object.keys(fields).length === 0) return;
    const done = await dispatch('person.edit', { personId: before.id, fields });
    if (done.saved) toast(t('setup.savedPhone'));
  };

  return (
    <Show
      when={person()}
      fallback={
        <p class={styles.note}>
          {t(status().reachable ? 'setup.notHeld' : 'setup.notHeldOffline', { name: '' })}
        </p>
      }
    >
      {(row) => (
        <>
          <div class={styles.acts}>
            <Show when={row().active}>
              <LinkButton href={`/setup/invite/${row().id}`} icon="plus">
                {t('setup.invite')}
              </LinkButton>
            </Show>
            <LinkButton href={`/people/${row().id}`} look="line" icon="load">
              {t('shell.load')}
            </LinkButton>
          </div>
          <PersonForm person={row()} teamId={undefined} onSave={save} />
          <PersonMail person={row()} />
          <PersonWeek person={row()} />
          <Allocations personId={row().id} />
          <PersonLeft person={row()} />
        </>
      )}
    </Show>
  );
}
