import { For, Show } from 'solid-js';
import { Sheet } from '../../components/Sheet.tsx';
import { t } from '../../words/t.ts';
import type { LoadScope } from './loadScopes.ts';
import styles from './TeamSheet.module.css';

/** Whose load to look at. */
export function TeamSheet(props: {
  open: boolean;
  scopes: readonly LoadScope[];
  current: string | null;
  onChoose: (team: string | null) => void;
  onClose: () => void;
}) {
  const name = (scope: LoadScope): string =>
    scope.kind === 'team' ? scope.name : t(scope.kind === 'everyone' ? 'load.everyone' : 'load.mine');
  return (
    <Sheet open={props.open} title={t('load.chooseTeam')} onClose={props.onClose}>
      <ul class={styles.list}>
        <For each={props.scopes}>
          {(scope) => (
            <li>
              <button
                type="button"
                class={styles.choice}
                aria-current={scope.team === props.current ? 'true' : undefined}
                onClick={() => props.onChoose(scope.team)}
              >
                <span>{name(scope)}</span>
                <Show when={scope.team === props.current}>
                  <span aria-hidden="true">✓</span>
                </Show>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  );
}
