import { useNavigate } from '@solidjs/router';
import type { Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { toast } from '../../components/Toast.tsx';
import { createPersonNames } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';

/** Gives a task back: asked once, because its author stops seeing it. */
export function HandBackSheet(props: { task: Task; open: boolean; onClose: () => void }) {
  const me = useMe();
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const projects = createRows('project');
  const teams = createRows('team');
  const nameOf = createPersonNames();
  const lead = (): string => {
    const project = projects().find((row) => row.id === props.task.projectId);
    const teamId = props.task.teamId ?? me.actor().teamIds[0];
    const leadId = project?.leadId ?? teams().find((row) => row.id === teamId)?.leadIds[0];
    return leadId ? nameOf(leadId, t('tasks.handBackLead')) : t('tasks.handBackLead');
  };
  const handBack = async (): Promise<void> => {
    const { id: taskId, title } = props.task;
    const done = await dispatch('task.handBack', { taskId });
    if (!done.saved) return;
    props.onClose();
    toast(t('tasks.handedBack', { title }));
    navigate('/tasks');
  };
  return (
    <Sheet
      open={props.open}
      title={t('tasks.handBackTitle')}
      onClose={props.onClose}
      actions={
        <>
          <Button icon="handBack" onClick={() => void handBack()}>
            {t('tasks.handBack')}
          </Button>
          <Button look="line" onClick={props.onClose}>
            {t('tasks.keep')}
          </Button>
        </>
      }
    >
      <p>{t('tasks.handBackText', { title: props.task.title, lead: lead() })}</p>
    </Sheet>
  );
}
