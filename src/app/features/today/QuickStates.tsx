import { createMemo, createSignal, For, Show, Suspense } from 'solid-js';
import { wallTimeIn } from '../../../core/civilDay.ts';
import type { PresenceState } from '../../../core/presence.ts';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { untilWords } from '../../format/untilWords.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createDispatch } from '../../replica/createDispatch.ts';
import { createRows } from '../../replica/createRows.ts';
import { screen } from '../../screen.ts';
import { t } from '../../words/t.ts';
import styles from './QuickStates.module.css';
import { stateName } from './stateName.ts';

// Only once someone taps: the first visit carries what it draws.
const UntilSheet = screen(['sheets'], () => import('./UntilSheet.tsx'));

const STATES: readonly { state: PresenceState; icon: IconName }[] = [
  { state: 'available', icon: 'check' },
  { state: 'reduced', icon: 'half' },
  { state: 'busy', icon: 'busy' },
  { state: 'away', icon: 'away' },
];

/** Four big buttons; the current state is filled. All but *Available* ask until when. */
export function QuickStates() {
  const me = useMe();
  const now = useNow();
  const dispatch = createDispatch();
  const presences = createRows('presence');
  const [asking, setAsking] = createSignal<Exclude<PresenceState, 'available'> | null>(null);
  const current = createMemo(() => {
    const row = presences().find((presence) => presence.personId === me.session.personId);
    return row && (row.until === null || row.until > now()) ? row : null;
  });
  const state = () => current()?.state ?? 'available';

  const choose = (chosen: PresenceState): void => {
    if (chosen !== 'available') {
      setAsking(chosen);
      return;
    }
    const { minute } = wallTimeIn(me.zone(), now());
    void dispatch('presence.set', { state: 'available', minute, until: null, percent: 100 });
  };

  return (
    <div>
      <fieldset class={styles.states} aria-label={t('today.states')}>
        <For each={STATES}>
          {({ state: each, icon }) => (
            <button
              type="button"
              class={styles.state}
              classList={{ [styles.on!]: state() === each }}
              aria-pressed={state() === each}
              onClick={() => choose(each)}
            >
              <Icon name={icon} size={26} />
              {stateName(each)}
            </button>
          )}
        </For>
      </fieldset>
      <Show when={current()?.until}>
        {(until) => (
          <p class={styles.until}>
            {t('today.untilSaid', {
              state: stateName(state()),
              until: untilWords(until(), now(), me.zone()),
            })}
          </p>
        )}
      </Show>
      <Show when={asking()}>
        {(chosen) => (
          <Suspense>
            <UntilSheet state={chosen()} onClose={() => setAsking(null)} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}
