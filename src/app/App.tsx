import { Router } from '@solidjs/router';
import { ErrorBoundary, type JSX, Suspense } from 'solid-js';
import { registerWorker } from '../local/index.ts';
import { ROUTES } from './routes.tsx';
import { Broken } from './shell/Broken.tsx';
import { Opening } from './shell/Opening.tsx';

/** The outermost net: screens inside the shell have their own. */
function Root(props: { children?: JSX.Element }) {
  return (
    <ErrorBoundary fallback={(error, reset) => <Broken error={error} reset={reset} />}>
      <Suspense fallback={<Opening />}>{props.children}</Suspense>
    </ErrorBoundary>
  );
}

export function App() {
  // Also before signing in, so that the app is there offline from the first visit on.
  registerWorker();
  return <Router root={Root}>{ROUTES}</Router>;
}
