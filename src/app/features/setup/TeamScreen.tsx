import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { Team } from '../../../core/team.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { toast } from '../../components/Toast.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { NameForm } from './NameForm.tsx';
import { NewTask } from './NewTask.tsx';
import { SetupPage } from './SetupPage.tsx';
import styles from './setup.module.css';
import { TeamLeads } from './TeamLeads.tsx';
import { TeamMembers } from './TeamMembers.tsx';

export default function TeamScreen() {
  const params = useParams<{ id: string }>();
  const teams = createRows('team');
  const team = () => teams().find((row) => row.id === params.id);
  return (
    <SetupPage
      title={params.id === 'new' ? t('setup.newTeam') : (team()?.name ?? t('setup.teams'))}
      back="/setup/teams"
    >
      <Switch fallback={<p class={styles.note}>{t('shell.opening')}</p>}>
        <Match when={params.id === 'new'}>
          <AddTeam />
        </Match>
        <Match when={team()}>{(row) => <EditTeam team={row()} />}</Match>
      </Switch>
    </SetupPage>
  );
}

function AddTeam() {
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const add = async (name: string): Promise<void> => {
    const done = await dispatch('team.put', { teamId: null, fields: { name } });
    if (done.saved) navigate(`/setup/teams/${done.uid}.0`, { replace: true });
  };
  return <NameForm name="" save={t('setup.addTeam')} onSave={add} />;
}

function EditTeam(props: { team: Team }) {
  const dispatch = createDispatch();
  const [adding, setAdding] = createSignal(false);
  const put = async (fields: Partial<Pick<Team, 'name' | 'leadIds' | 'archived'>>): Promise<void> => {
    const done = await dispatch('team.put', { teamId: props.team.id, fields });
    if (done.saved) toast(t('setup.savedPhone'));
  };
  return (
    <>
      <NameForm name={props.team.name} save={t('shell.save')} onSave={(name) => put({ name })} />
      <Card>
        <TeamLeads team={props.team} onChange={(leadIds) => put({ leadIds })} />
      </Card>
      <TeamMembers team={props.team} />
      <div class={styles.acts}>
        <Show when={!props.team.archived}>
          <Button look="line" small icon="plus" onClick={() => setAdding(true)}>
            {t('setup.addTask')}
          </Button>
        </Show>
        <Button look="quiet" onClick={() => void put({ archived: !props.team.archived })}>
          {t(props.team.archived ? 'setup.unarchive' : 'setup.archive')}
        </Button>
      </div>
      <Show when={adding()}>
        <NewTask teamId={props.team.id} onClose={() => setAdding(false)} />
      </Show>
    </>
  );
}
