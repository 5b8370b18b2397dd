import { Show } from 'solid-js';
import { WhoSees } from '../../components/WhoSees.tsx';
import { createStatus } from '../../replica/createStatus.ts';
import { installWay } from '../../session/install.ts';
import { InstallRow } from './InstallRow.tsx';

/** What is said once something was reported from this device: who sees a check-in, and that Plimsoll can be installed. */
export default function AfterReport() {
  const status = createStatus();
  return (
    <>
      <WhoSees of="checkin" />
      <Show when={installWay() && status().waiting === 0}>
        <InstallRow />
      </Show>
    </>
  );
}
