/** A newer build that has been fetched and waits: shown quietly, applied when asked, or when nobody would notice. */
import type { Workbox } from 'workbox-window';
import type { Replica, Stop } from './replica.ts';

export interface Updates {
  /** Calls back now and when it changes: an update lies ready. */
  watch(onReady: (ready: boolean) => void): Stop;
  /** Lets the new version take over and reloads this page. */
  apply(): void;
  /** Applies an update by itself while the page is hidden and nothing of this person waits to be sent. */
  follow(replica: Pick<Replica, 'watchStatus'>): Stop;
}

/** `controllerchange` does not come on every iOS; the reload is what matters. */
const RELOAD_ANYWAY_MS = 3_000;
const LOOK_EVERY_MS = 60 * 60_000;

type Worker = Pick<Workbox, 'addEventListener' | 'messageSkipWaiting' | 'update'>;

export interface UpdatePage {
  reload(): void;
  hidden(): boolean;
  /** Calls back when the page is hidden or shown. */
  onVisibility(listener: () => void): Stop;
  clock(): number;
}

const browserPage: UpdatePage = {
  reload: () => location.reload(),
  hidden: () => document.visibilityState === 'hidden',
  onVisibility(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
  clock: () => Date.now(),
};

export function createUpdates(worker: Worker, page: UpdatePage = browserPage): Updates {
  const watchers = new Set<(ready: boolean) => void>();
  let ready = false;
  let taken = false;
  let reloading = false;
  let lookedAt = page.clock();

  function becomeReady(): void {
    ready = true;
    for (const watcher of watchers) watcher(true);
  }

  function reload(): void {
    if (reloading) return;
    reloading = true;
    page.reload();
  }

  worker.addEventListener('waiting', becomeReady);
  worker.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (taken) return reload();
    // Another tab let it take over. This page goes on with its own build, whose files are kept.
    if (isUpdate || isExternal) becomeReady();
  });
  page.onVisibility(() => {
    if (page.hidden() || page.clock() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = page.clock();
    // Offline: the next look will do.
    void worker.update().catch(() => undefined);
  });

  function apply(): void {
    if (!ready || taken) return;
    taken = true;
    worker.messageSkipWaiting();
    setTimeout(reload, RELOAD_ANYWAY_MS);
  }

  return {
    apply,
    watch(onReady) {
      watchers.add(onReady);
      onReady(ready);
      return () => watchers.delete(onReady);
    },
    follow(replica) {
      let waiting = Number.POSITIVE_INFINITY;
      const consider = (): void => {
        if (ready && waiting === 0 && page.hidden()) apply();
      };
      const stops = [
        replica.watchStatus((status) => {
          waiting = status.waiting;
          consider();
        }),
        page.onVisibility(consider),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
