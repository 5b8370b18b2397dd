import { Navigate } from '@solidjs/router';
import { type JSX, Show } from 'solid-js';
import { MeProvider } from '../me/MeProvider.tsx';
import { ReplicaProvider } from '../replica/ReplicaProvider.tsx';
import { Opening } from '../shell/Opening.tsx';
import { Shell } from '../shell/Shell.tsx';
import { signedInAs } from './session.ts';

/** Everything behind signing in: this person's copy of the workspace, who they are, and the frame around screens. */
export function SignedIn(props: { children?: JSX.Element }) {
  return (
    <Show when={signedInAs()} keyed fallback={<Navigate href="/sign-in" />}>
      {(session) => (
        <ReplicaProvider session={session} fallback={<Opening />}>
          <MeProvider>
            <Shell>{props.children}</Shell>
          </MeProvider>
        </ReplicaProvider>
      )}
    </Show>
  );
}
