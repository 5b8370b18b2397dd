import { createMemo, For, Show } from 'solid-js';
import type { PersonLoad } from '../../../core/load/personLoad.ts';
import { Card } from '../../components/Card.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { TaskLine } from '../../components/TaskLine.tsx';
import { hours } from '../../format/hours.ts';
import { createRows } from '../../replica/createRows.ts';
import { t } from '../../words/t.ts';

/** The tasks that prove it: no order of doing them meets their dates. */
export default function WhySheet(props: { onClose: () => void; load: PersonLoad }) {
  const tasks = createRows('task');
  const causes = createMemo(() => {
    const byId = new Map(tasks().map((task) => [task.id, task]));
    const loads = new Map(props.load.tasks.map((task) => [task.id, task]));
    return props.load.verdict.causes.flatMap((id) => {
      const task = byId.get(id);
      return task ? [{ task, late: loads.get(id)?.lateMinutes ?? 0 }] : [];
    });
  });
  return (
    <Sheet
      open
      onClose={props.onClose}
      title={t('sheets.whyTitle')}
      sub={t('sheets.whySub')}
      actions={
        <LinkButton href="/flags/new" look="flag" icon="flag">
          {t('today.raiseFlag')}
        </LinkButton>
      }
    >
      <Card look="list">
        <For each={causes()}>
          {({ task, late }) => (
            <TaskLine
              task={task}
              note={
                <Show when={late > 0}>
                  <em>{t('sheets.lateBy', { hours: hours(late) })}</em>
                </Show>
              }
            />
          )}
        </For>
      </Card>
    </Sheet>
  );
}
