import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import { isFinished, type Task } from '../../../core/task.ts';
import { Button } from '../../components/Button.tsx';
import { Card } from '../../components/Card.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SyncGlyph } from '../../components/SyncGlyph.tsx';
import { createProjectNames } from '../../me/createMyRows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { t } from '../../words/t.ts';
import { createFinish } from './DoneButton.tsx';
import { HandBackSheet } from './HandBackSheet.tsx';
import { ProgressCard } from './ProgressCard.tsx';
import { RescheduleSheet } from './RescheduleSheet.tsx';
import styles from './TaskDetail.module.css';
import { TaskFacts } from './TaskFacts.tsx';

/** One task: what it is, how far it has come, and what can be done about it. */
export function TaskDetail(props: { task: Task | undefined }) {
  return (
    <Show
      when={props.task}
      fallback={
        <EmptyState title={t('tasks.gone')} text={t('tasks.goneText')}>
          <LinkButton href="/tasks" look="line">
            {t('tasks.toList')}
          </LinkButton>
        </EmptyState>
      }
    >
      {(task) => <Detail task={task()} />}
    </Show>
  );
}

function Detail(props: { task: Task }) {
  const me = useMe();
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const finish = createFinish();
  const projectName = createProjectNames();
  const [open, setOpen] = createSignal<'reschedule' | 'handBack' | null>(null);
  const mine = createMemo(() => props.task.assigneeId === me.session.personId);
  const done = async (): Promise<void> => {
    if (await finish(props.task)) navigate('/tasks');
  };
  return (
    <div class={styles.detail}>
      <header>
        <h2 class={styles.title}>{props.task.title}</h2>
        <p class={styles.place}>
          {projectName(props.task.projectId, t('shell.notAProject'))}{' '}
          <SyncGlyph row={`task:${props.task.id}`} />
        </p>
      </header>
      <TaskFacts task={props.task} />
      <Show
        when={!isFinished(props.task)}
        fallback={
          <Button look="line" onClick={() => void dispatch('task.reopen', { taskId: props.task.id })}>
            {t('tasks.reopen')}
          </Button>
        }
      >
        <ProgressCard task={props.task} />
        <Card>
          <div class={styles.actions}>
            <Button look="line" small icon="clock" onClick={() => setOpen('reschedule')}>
              {t('tasks.reschedule')}
            </Button>
            <Show when={mine()}>
              <LinkButton href={`/flags/new?task=${props.task.id}`} look="line" small icon="flag">
                {t('tasks.tooMuch')}
              </LinkButton>
              <Button look="line" small icon="handBack" onClick={() => setOpen('handBack')}>
                {t('tasks.handBack')}
              </Button>
            </Show>
          </div>
        </Card>
        <Button wide icon="check" onClick={() => void done()}>
          {t('tasks.doneButton')}
        </Button>
      </Show>
      <RescheduleSheet task={props.task} open={open() === 'reschedule'} onClose={() => setOpen(null)} />
      <HandBackSheet task={props.task} open={open() === 'handBack'} onClose={() => setOpen(null)} />
    </div>
  );
}
