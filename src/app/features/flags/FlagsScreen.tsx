import { useLocation, useNavigate } from '@solidjs/router';
import { createMemo, For, Show } from 'solid-js';
import { Button } from '../../components/Button.tsx';
import { createMyFlags } from '../../me/createMyRows.ts';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/t.ts';
import { FlagCard } from './FlagCard.tsx';
import { FlagComposer } from './FlagComposer.tsx';
import styles from './FlagsScreen.module.css';

/** Raise a flag; below it, what became of the others. While one is up it comes first, as that is the news. */
export default function FlagsScreen() {
  const location = useLocation();
  const navigate = useNavigate();
  const flags = createMyFlags();
  const up = createMemo(() => flags().filter(({ state }) => state === 'open' || state === 'acknowledged'));
  const closed = createMemo(() =>
    flags().filter(({ state }) => state === 'resolved' || state === 'withdrawn'),
  );
  const composing = () => location.pathname === '/flags/new' || up().length === 0;
  return (
    <Page
      title={t(composing() ? 'flags.raise' : 'flags.title')}
      back={location.pathname === '/flags/new' && flags().length > 0 ? '/flags' : undefined}
    >
      <Show
        when={composing()}
        fallback={
          <>
            <For each={up()}>{(mine) => <FlagCard flag={mine.flag} state={mine.state} />}</For>
            <Button look="flag" icon="flag" onClick={() => navigate('/flags/new')}>
              {t('flags.another')}
            </Button>
          </>
        }
      >
        <FlagComposer />
      </Show>
      <Show when={closed().length > 0 && location.pathname !== '/flags/new'}>
        <h2 class={styles.heading}>{t('flags.yours')}</h2>
        <For each={closed().slice(0, 20)}>{(mine) => <FlagCard flag={mine.flag} state={mine.state} />}</For>
      </Show>
    </Page>
  );
}
