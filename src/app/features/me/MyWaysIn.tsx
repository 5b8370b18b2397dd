import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { t } from '../../words/t.ts';
import { MyAccountElsewhere } from './MyAccountElsewhere.tsx';
import { MyMailAddress } from './MyMailAddress.tsx';
import { MyPasskeys } from './MyPasskeys.tsx';

/** How I sign in besides links. To open another way in takes a sign-in of a moment ago. */
export function MyWaysIn() {
  const navigate = useNavigate();
  const [stale, setStale] = createSignal(false);
  const notFresh = () => setStale(true);
  return (
    <>
      <MyPasskeys onNotFresh={notFresh} />
      <MyAccountElsewhere onNotFresh={notFresh} />
      <MyMailAddress onNotFresh={notFresh} />
      <Sheet
        open={stale()}
        title={t('waysIn.notFresh')}
        onClose={() => setStale(false)}
        actions={
          <Show when={stale()}>
            <Button onClick={() => navigate('/sign-in?again')}>{t('waysIn.again')}</Button>
          </Show>
        }
      >
        <p>{t('waysIn.notFreshText')}</p>
      </Sheet>
    </>
  );
}
