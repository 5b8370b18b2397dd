import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { may } from '../../../core/policy/may.ts';
import * as to from '../../../core/policy/rules.ts';
import type { Project } from '../../../core/project.ts';
import { Button } from '../../components/Button.tsx';
import { toast } from '../../components/Toast.tsx';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';
import { Allocations } from './Allocations.tsx';
import { NewTask } from './NewTask.tsx';
import { ProjectForm, type ProjectValues } from './ProjectForm.tsx';
import { SetupPage } from './SetupPage.tsx';
import styles from './setup.module.css';

export default function ProjectScreen() {
  const params = useParams<{ id: string }>();
  const projects = createRows('project');
  const project = () => projects().find((row) => row.id === params.id);
  return (
    <SetupPage
      title={params.id === 'new' ? t('setup.newProject') : (project()?.name ?? t('setup.projects'))}
      back="/setup/projects"
      projectId={params.id}
    >
      <Switch fallback={<p class={styles.note}>{t('shell.opening')}</p>}>
        <Match when={params.id === 'new'}>
          <AddProject />
        </Match>
        <Match when={project()}>{(row) => <EditProject project={row()} />}</Match>
      </Switch>
    </SetupPage>
  );
}

function AddProject() {
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const add = async (fields: ProjectValues): Promise<void> => {
    const done = await dispatch('project.put', { projectId: null, fields });
    if (done.saved) navigate(`/setup/projects/${done.uid}.0`, { replace: true });
  };
  return <ProjectForm project={null} onSave={add} />;
}

function EditProject(props: { project: Project }) {
  const me = useMe();
  const dispatch = createDispatch();
  const [adding, setAdding] = createSignal(false);
  const put = async (fields: Partial<ProjectValues> & { archived?: boolean }): Promise<void> => {
    const done = await dispatch('project.put', { projectId: props.project.id, fields });
    if (done.saved) toast(t('setup.savedPhone'));
  };
  const save = async (values: ProjectValues): Promise<void> => {
    // Only what was changed here; a lead may not name people, and naming the same ones again would be refused.
    const fields = Object.fromEntries(
      Object.entries(values).filter(
        ([field, value]) => props.project[field as keyof ProjectValues] !== value,
      ),
    );
    if (Object.keys(fields).length > 0) await put(fields);
  };
  const distributes = () => may(me.actor(), to.distribute, { projectId: props.project.id });
  return (
    <>
      <ProjectForm project={props.project} onSave={save} />
      <Allocations projectId={props.project.id} />
      <div class={styles.acts}>
        <Show when={distributes() && !props.project.archived}>
          <Button look="line" small icon="plus" onClick={() => setAdding(true)}>
            {t('setup.addTask')}
          </Button>
        </Show>
        <Button look="quiet" onClick={() => void put({ archived: !props.project.archived })}>
          {t(props.project.archived ? 'setup.unarchive' : 'setup.archive')}
        </Button>
      </div>
      <Show when={adding()}>
        <NewTask projectId={props.project.id} onClose={() => setAdding(false)} />
      </Show>
    </>
  );
}
