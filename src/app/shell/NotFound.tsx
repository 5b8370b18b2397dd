import { A } from '@solidjs/router';
import { EmptyState } from '../components/EmptyState.tsx';
import { t } from '../words/t.ts';
import { Page } from './Page.tsx';

export default function NotFound() {
  return (
    <Page title={t('shell.notFoundTitle')}>
      <EmptyState title={t('shell.notFoundTitle')} text={t('shell.notFoundText')}>
        <A href="/">{t('shell.toStart')}</A>
      </EmptyState>
    </Page>
  );
}
