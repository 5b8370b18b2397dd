import { type Accessor, createSignal, onMount } from 'solid-js';

/**
 * What the server says of something that only this part of a screen needs: undefined until it is known, then asked anew
 * by the second of the pair. Not a resource, for which the whole screen would wait, and go blank each time.
 */
export function createAnswer<T>(
  ask: () => Promise<T>,
): [answer: Accessor<T | undefined>, askAnew: () => Promise<void>] {
  const [answer, setAnswer] = createSignal<T>();
  const askAnew = async (): Promise<void> => {
    const said = await ask();
    setAnswer(() => said);
  };
  onMount(() => void askAnew());
  return [answer, askAnew];
}
