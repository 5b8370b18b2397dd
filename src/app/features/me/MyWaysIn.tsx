import { createSignal } from 'solid-js';
import { MyAccountElsewhere } from './MyAccountElsewhere.tsx';
import { MyMailAddress } from './MyMailAddress.tsx';
import { MyPasskeys } from './MyPasskeys.tsx';
import { SignInAgain } from './SignInAgain.tsx';

/** How I sign in besides links. To open another way in takes a sign-in of a moment ago. */
export function MyWaysIn() {
  const [stale, setStale] = createSignal(false);
  const notFresh = () => setStale(true);
  return (
    <>
      <MyPasskeys onNotFresh={notFresh} />
      <MyAccountElsewhere onNotFresh={notFresh} />
      <MyMailAddress onNotFresh={notFresh} />
      <SignInAgain open={stale()} onClose={() => setStale(false)} />
    </>
  );
}
