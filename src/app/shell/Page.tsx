import { useNavigate } from '@solidjs/router';
import { createEffect, type JSX, onMount, Show } from 'solid-js';
import { Icon } from '../components/Icon.tsx';
import { useDeviceIfAny } from '../replica/ReplicaProvider.tsx';
import { t } from '../words/t.ts';
import styles from './Page.module.css';
import { SyncDot } from './SyncDot.tsx';
import { Troubles } from './Troubles.tsx';

export interface PageProps {
  title: string;
  sub?: JSX.Element;
  /** Where *Back* leads; without it there is none. */
  back?: string | undefined;
  /** Instead of the sync dot, where a screen says the age of its own figures. */
  status?: JSX.Element;
  /** Uses the width it gets; otherwise lines stay readable. */
  wide?: boolean | undefined;
  children: JSX.Element;
}

/** One screen: header with title and sync dot, and the part that scrolls. */
export function Page(props: PageProps) {
  const navigate = useNavigate();
  let heading!: HTMLHeadingElement;
  createEffect(() => {
    document.title = `${props.title} · ${t('shell.appName')}`;
  });
  onMount(() => {
    // After a change of screen, readers and keyboards go on at its title; the first screen keeps the browser's order.
    if (hasNavigated) heading.focus();
    hasNavigated = true;
  });
  return (
    <div class={styles.page}>
      <header class={styles.header}>
        <Show when={props.back}>
          {(back) => (
            <button
              type="button"
              class={styles.back}
              aria-label={t('shell.back')}
              onClick={() => navigate(back())}
            >
              <Icon name="back" />
            </button>
          )}
        </Show>
        <div class={styles.titles}>
          <h1 class={styles.title} ref={heading} tabindex="-1">
            {props.title}
          </h1>
          <Show when={props.sub}>
            <p class={styles.sub}>{props.sub}</p>
          </Show>
        </div>
        <Show when={props.status === undefined} fallback={props.status}>
          <Show when={useDeviceIfAny()}>
            <SyncDot />
          </Show>
        </Show>
      </header>
      <main class={styles.scroller} id="main" tabindex="-1">
        <div class={styles.content} classList={{ [styles.wide!]: props.wide === true }}>
          <Show when={useDeviceIfAny()}>
            <Troubles />
          </Show>
          {props.children}
        </div>
      </main>
    </div>
  );
}

let hasNavigated = false;
