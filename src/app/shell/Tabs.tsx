import { A, useLocation } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { Icon } from '../components/Icon.tsx';
import { useMe } from '../me/MeProvider.tsx';
import { t } from '../words/t.ts';
import { createFlagsWaiting } from './flagsWaiting.ts';
import styles from './Tabs.module.css';
import { type Tab, tabsFor } from './tabsFor.ts';

export function Tabs() {
  const me = useMe();
  const location = useLocation();
  const flagsWaiting = createFlagsWaiting();
  const tabs = createMemo(() => tabsFor(me.actor()));
  const badge = (tab: Tab) => (tab.href === '/inbox' ? flagsWaiting() : 0);
  const current = createMemo(
    () => tabs().find((tab) => tab.covers.some((path) => covers(path, location.pathname)))?.href,
  );
  return (
    <nav class={styles.tabs} aria-label={t('shell.tabs')}>
      <For each={tabs()}>
        {(tab) => (
          <A
            href={tab.href}
            class={styles.tab}
            classList={{ [styles.on!]: current() === tab.href }}
            aria-current={current() === tab.href ? 'page' : undefined}
            aria-label={
              badge(tab) > 0 ? t('shell.badge', { name: t(tab.name), count: badge(tab) }) : undefined
            }
          >
            <span class={styles.picture}>
              <Icon name={tab.icon} />
              <Show when={badge(tab) > 0}>
                <span class={styles.badge}>{badge(tab)}</span>
              </Show>
            </span>
            <span>{t(tab.name)}</span>
          </A>
        )}
      </For>
    </nav>
  );
}

const covers = (path: string, pathname: string): boolean =>
  pathname === path || pathname.startsWith(`${path}/`);
