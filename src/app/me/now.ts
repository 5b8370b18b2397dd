import { type Accessor, createContext, createSignal, onCleanup, useContext } from 'solid-js';

/** Ages grow by the minute; a quarter of one keeps them honest. */
const TICK_MS = 15_000;

export const NowContext = createContext<Accessor<number>>();

/** The time (ms), kept current while someone looks. `read` is the clock to trust. */
export function createNow(read: () => number): Accessor<number> {
  const [now, setNow] = createSignal(read());
  const tick = (): void => {
    if (!document.hidden) setNow(read());
  };
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  onCleanup(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  });
  return now;
}

export function useNow(): Accessor<number> {
  const now = useContext(NowContext);
  if (!now) throw new Error('useNow: wrap it in a MeProvider');
  return now;
}
