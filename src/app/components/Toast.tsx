import { createSignal, onCleanup, Show } from 'solid-js';
import { t } from '../words/t.ts';
import styles from './Toast.module.css';

export interface ToastMessage {
  text: string;
  /** Takes it back; the same is offered in *Outbox & recent*, so that a missed toast costs nothing. */
  undo?: (() => void) | undefined;
  tone?: 'plain' | 'alert' | undefined;
}

const [message, setMessage] = createSignal<ToastMessage | null>(null);

/** Repeats what *Outbox & recent* keeps; nothing is said here alone. */
export function toast(next: ToastMessage | string): void {
  setMessage(typeof next === 'string' ? { text: next } : next);
}

const LASTS_MS = 7000;

/** The place where toasts appear: above the tab bar, in the flow, so that they cover nothing. */
export function Toasts() {
  return (
    <div class={styles.place} role="status">
      <Show when={message()} keyed>
        {(shown) => <Shown message={shown} />}
      </Show>
    </div>
  );
}

function Shown(props: { message: ToastMessage }) {
  const timer = setTimeout(() => setMessage(null), LASTS_MS);
  onCleanup(() => clearTimeout(timer));
  return (
    <div class={styles.toast} classList={{ [styles.alert!]: props.message.tone === 'alert' }}>
      <span class={styles.text}>{props.message.text}</span>
      <Show when={props.message.undo}>
        {(undo) => (
          <button
            type="button"
            class={styles.undo}
            onClick={() => {
              setMessage(null);
              undo()();
            }}
          >
            {t('shell.undo')}
          </button>
        )}
      </Show>
    </div>
  );
}
