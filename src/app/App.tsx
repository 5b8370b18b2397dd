import { Router } from '@solidjs/router';
import { ErrorBoundary, type JSX, Suspense } from 'solid-js';
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
  return <Router root={Root}>{ROUTES}</Router>;
}
