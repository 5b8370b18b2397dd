import { createUniqueId, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { t } from '../words/t.ts';
import { Icon } from './Icon.tsx';
import { INSPECTOR, WIDE } from './inspector.ts';
import styles from './Sheet.module.css';

export interface SheetProps {
  open: boolean;
  title: string;
  sub?: string | undefined;
  onClose: () => void;
  children: JSX.Element;
  /** What is done with it, at the lower edge where the thumb is. */
  actions?: JSX.Element | undefined;
}

/**
 * A sheet from the lower edge; on a wide screen the inspector beside the content, where nothing is covered and
 * nothing needs trapping. Escape closes it and focus goes back to what opened it.
 */
export function Sheet(props: SheetProps) {
  return (
    <Show when={props.open}>
      <Placed {...props} />
    </Show>
  );
}

function Placed(props: SheetProps) {
  const inspector = window.matchMedia(WIDE).matches ? document.getElementById(INSPECTOR) : null;
  return (
    <Portal mount={inspector ?? document.body}>
      <Dialog {...props} beside={inspector !== null} />
    </Portal>
  );
}

function Dialog(props: SheetProps & { beside: boolean }) {
  const titleId = createUniqueId();
  const opener = document.activeElement;
  let dialog!: HTMLDialogElement;
  let heading!: HTMLHeadingElement;
  onMount(() => {
    if (props.beside) dialog.show();
    else dialog.showModal();
    heading.focus();
  });
  onCleanup(() => {
    dialog.close();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  return (
    <dialog
      ref={dialog}
      class={styles.sheet}
      classList={{ [styles.beside!]: props.beside }}
      aria-labelledby={titleId}
      on:cancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        // The dialog itself is hit only beside its content: on the veil behind it.
        if (event.target === dialog && !props.beside) props.onClose();
      }}
    >
      <div class={styles.content}>
        <header class={styles.header}>
          <div>
            <h2 class={styles.title} id={titleId} ref={heading} tabindex="-1">
              {props.title}
            </h2>
            <Show when={props.sub}>
              <p class={styles.sub}>{props.sub}</p>
            </Show>
          </div>
          <button
            type="button"
            class={styles.close}
            aria-label={t('shell.close')}
            onClick={() => props.onClose()}
          >
            <Icon name="close" />
          </button>
        </header>
        {/* What scrolls has to be reached by keys also when nothing in it can be pressed. */}
        <div class={styles.body} tabindex="0">
          {props.children}
        </div>
        <Show when={props.actions}>
          <footer class={styles.actions}>{props.actions}</footer>
        </Show>
      </div>
    </dialog>
  );
}
