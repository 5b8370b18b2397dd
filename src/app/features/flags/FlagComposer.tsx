import { useNavigate, useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { FlagKind, FlagRelief, FlagSeverity } from '../../../core/flag.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Field } from '../../components/Field.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { toast } from '../../components/Toast.tsx';
import { WhoSees } from '../../components/WhoSees.tsx';
import { createMyLoad } from '../../load/createMyLoad.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createStatus } from '../../replica/createStatus.ts';
import { t } from '../../words/t.ts';
import { Addressees } from './Addressees.tsx';
import styles from './FlagsScreen.module.css';
import { periodOf, suggestedKind, suggestedSeverity } from './flagDraft.ts';
import { TaskChips } from './TaskChips.tsx';

const RELIEFS: readonly FlagRelief[] = ['move', 'time', 'someone'];

/** "I am over the line", in three taps: everything that can be known is filled in. */
export function FlagComposer() {
  const me = useMe();
  const navigate = useNavigate();
  const dispatch = createDispatch();
  const status = createStatus();
  const load = createMyLoad();
  const [query] = useSearchParams<{ task?: string }>();
  // Null as long as the person has not chosen: then what the verdict suggests counts, also when it changes.
  const [chosenKind, setKind] = createSignal<FlagKind | null>(null);
  const [chosenSeverity, setSeverity] = createSignal<FlagSeverity | null>(null);
  const [chosenTasks, setTasks] = createSignal<readonly string[] | null>(null);
  const [relief, setRelief] = createSignal<readonly FlagRelief[]>([]);
  const [note, setNote] = createSignal('');
  const [toIds, setToIds] = createSignal<readonly string[]>([]);

  const kind = () => chosenKind() ?? suggestedKind(load());
  const severity = () => chosenSeverity() ?? suggestedSeverity(load());
  const causes = createMemo(() => load()?.verdict.causes ?? []);
  const suggestedTasks = createMemo((): readonly string[] => {
    if (query.task) return [query.task];
    return kind() === 'today' || kind() === 'week' ? causes() : [];
  });
  const taskIds = () => chosenTasks() ?? suggestedTasks();
  const toggleRelief = (each: FlagRelief): void => {
    setRelief((was) => (was.includes(each) ? was.filter((other) => other !== each) : [...was, each]));
  };

  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const overload = load()?.verdict.firstOverloadDate ?? null;
    const done = await dispatch('flag.raise', {
      severity: severity(),
      kind: kind(),
      ...periodOf(kind(), me.today(), me.workspace()?.weekStart ?? 0, overload),
      taskIds: [...taskIds()].slice(0, 200),
      relief: [...relief()],
      note: note().trim(),
      toIds: [...toIds()],
    });
    if (!done.saved) return;
    toast({
      text: t(status().reachable ? 'flags.sent' : 'flags.savedHere'),
      undo: () => void dispatch('flag.withdraw', { flagId: `${done.uid}.0` }),
    });
    navigate('/flags', { replace: true });
  };

  return (
    <form class={styles.composer} onSubmit={(event) => void send(event)}>
      <Segmented
        legend={t('flags.kind')}
        hideLegend
        columns={2}
        value={kind()}
        options={[
          { value: 'today', label: t('flags.kindToday') },
          { value: 'week', label: t('flags.kindWeek') },
          { value: 'blocked', label: t('flags.kindBlocked') },
          { value: 'help', label: t('flags.kindHelp') },
        ]}
        onChange={setKind}
      />
      <Segmented
        legend={t('flags.severity')}
        value={severity()}
        options={[
          { value: 'tight', label: t('flags.tight') },
          { value: 'cannot', label: t('flags.cannot') },
        ]}
        onChange={setSeverity}
      />
      <TaskChips
        chosen={taskIds()}
        first={suggestedTasks()}
        suggested={chosenTasks() === null && !query.task ? suggestedTasks().length : 0}
        onChange={setTasks}
      />
      <fieldset>
        <legend class={styles.legend}>{t('flags.relief')}</legend>
        <div class={styles.chips}>
          <For each={RELIEFS}>
            {(each) => (
              <Chip pressed={relief().includes(each)} onClick={() => toggleRelief(each)}>
                {t(`flags.${each}`)}
              </Chip>
            )}
          </For>
        </div>
      </fieldset>
      <Field label={t('flags.note')}>
        {(control) => (
          <textarea
            {...control()}
            maxlength="4000"
            rows="3"
            value={note()}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      <WhoSees of="flag" />
      <Addressees toIds={toIds()} onChange={setToIds} />
      <div class={styles.send}>
        <Button type="submit" look="alert" icon="flag" wide>
          {t(status().reachable ? 'flags.send' : 'flags.save')}
        </Button>
        <Show when={!status().reachable}>
          <p class={styles.later}>{t('flags.sentLater')}</p>
        </Show>
      </div>
    </form>
  );
}
