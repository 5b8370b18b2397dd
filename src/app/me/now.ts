import { type Accessor, createContext, createSignal, onCleanup, useContext } from 'solid-js';

/** Ages grow by the minute; a quarter of one keeps them honest. */
const TICK_MS = 15_000;

export const NowContext = createContext<Accessor<number>>();

/**
 * The time (ms), kept current while someone looks.
 *
 * @param read the clock to trust
 * @param watch tells when that clock may have been put right: a wrong day must not stand until the next tick
 */
export function createNow(read: () => number, watch: (tell: () => void) => () => void): Accessor<number> {
  const [now, setNow] = createSignal(read());
  const tick = (): void => {
    if (!document.hidden) setNow(read());
  };
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  onCleanup(watch(tick));
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
