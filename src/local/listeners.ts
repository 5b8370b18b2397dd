import type { Stop } from './replica.ts';

export type Listeners = Set<() => void>;

export function added(listeners: Listeners, listener: () => void): Stop {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellAll(listeners: Listeners): void {
  for (const listener of listeners) listener();
}
