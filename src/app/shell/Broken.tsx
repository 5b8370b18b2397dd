import { onMount } from 'solid-js';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { t } from '../words/t.ts';
import { Page } from './Page.tsx';

/** A screen that threw. The outbox is not touched by it; the tabs still work. */
export function Broken(props: { error: unknown; reset: () => void }) {
  // For whoever looks into the console: people are told what it means for them, not what it was.
  onMount(() => reportError(props.error));
  return (
    <Page title={t('shell.brokenTitle')}>
      <EmptyState title={t('shell.brokenTitle')} text={t('shell.brokenText')}>
        <Button onClick={() => props.reset()}>{t('shell.tryAgain')}</Button>
      </EmptyState>
    </Page>
  );
}
