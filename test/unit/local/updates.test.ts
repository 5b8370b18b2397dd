import { beforeEach, expect, it, vi } from 'vitest';
import type { ReplicaStatus } from '../../../src/local/replica.ts';
import { createUpdates, type UpdatePage } from '../../../src/local/updates.ts';

type Listener = (event: { isUpdate?: boolean; isExternal?: boolean }) => void;

function harness() {
  const listeners = new Map<string, Listener>();
  const visibility = new Set<() => void>();
  const did: string[] = [];
  let now = 0;
  const state = { hidden: false };
  const page: UpdatePage = {
    reload: () => did.push('reload'),
    hidden: () => state.hidden,
    onVisibility(listener) {
      visibility.add(listener);
      return () => visibility.delete(listener);
    },
    clock: () => now,
  };
  const worker = {
    addEventListener: ((type: string, listener: Listener) => listeners.set(type, listener)) as never,
    messageSkipWaiting: () => void did.push('take over'),
    update: async () => void did.push('look'),
  };
  const updates = createUpdates(worker, page);
  let onStatus: (status: ReplicaStatus) => void = () => undefined;
  const follow = () =>
    updates.follow({
      watchStatus(listener) {
        onStatus = listener;
        return () => undefined;
      },
    });
  return {
    updates,
    did,
    follow,
    waits: (waiting: number) => onStatus({ waiting } as ReplicaStatus),
    happens: (type: string, event = {}) => listeners.get(type)?.(event),
    show(visible: boolean) {
      state.hidden = !visible;
      for (const listener of visibility) listener();
    },
    pass: (ms: number) => {
      now += ms;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

it('an update is said, and nothing happens until it is asked for', () => {
  const { updates, did, happens } = harness();
  const said: boolean[] = [];
  updates.watch((ready) => said.push(ready));
  updates.apply();
  happens('waiting');
  expect(said).toEqual([false, true]);
  expect(did).toEqual([]);
});

it('once asked for, the page reloads when the new worker has taken over, and once', () => {
  const { updates, did, happens } = harness();
  happens('waiting');
  updates.apply();
  updates.apply();
  happens('controlling', { isUpdate: true });
  happens('controlling', { isUpdate: true });
  expect(did).toEqual(['take over', 'reload']);
  vi.runAllTimers();
  expect(did).toEqual(['take over', 'reload']);
});

it('where nothing says that it has taken over, as on some iOS, the page reloads all the same', () => {
  const { updates, did, happens } = harness();
  happens('waiting');
  updates.apply();
  vi.runAllTimers();
  expect(did).toEqual(['take over', 'reload']);
});

it('a page is not reloaded because another tab took the update', () => {
  const { did, happens, updates } = harness();
  const said: boolean[] = [];
  updates.watch((ready) => said.push(ready));
  happens('controlling', { isUpdate: true });
  expect(did).toEqual([]);
  expect(said.at(-1)).toBe(true);
});

it('by itself it is applied only while hidden and with nothing unsent', () => {
  const { did, happens, show, waits, follow } = harness();
  follow();
  happens('waiting');
  show(false);
  expect(did).toEqual([]);
  waits(3);
  expect(did).toEqual([]);
  show(true);
  waits(0);
  expect(did).toEqual([]);
  show(false);
  expect(did).toEqual(['take over']);
});

it('an app that stays open for days looks for updates, at most hourly', () => {
  const { did, show, pass } = harness();
  show(true);
  pass(61 * 60_000);
  show(true);
  show(true);
  expect(did).toEqual(['look']);
});
