import { Navigate } from '@solidjs/router';
import { useMe } from '../me/MeProvider.tsx';
import { startFor } from './tabsFor.ts';

/** The bare address: everyone lands on the screen that answers their one question. */
export function Home() {
  const me = useMe();
  return <Navigate href={startFor(me.actor())} />;
}
