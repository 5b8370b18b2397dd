import { age } from '../format/ages.ts';
import { useNow } from '../me/now.ts';

/** How old something is; grows while one looks at it. */
export function Age(props: { at: number }) {
  const now = useNow();
  return <time dateTime={new Date(props.at).toISOString()}>{age(props.at, now())}</time>;
}
