import { createContext, createResource, type JSX, onCleanup, Show, useContext } from 'solid-js';
import type { SessionView } from '../../core/api.ts';
import { openReplica, type Replica } from '../../local/index.ts';
import { makeRowCache, type RowCache } from './rowCache.ts';

export interface Device {
  replica: Replica;
  rows: RowCache;
  session: SessionView;
}

const DeviceContext = createContext<Device>();

export interface ReplicaProviderProps {
  session: SessionView;
  fallback: JSX.Element;
  children: JSX.Element;
}

/** Opens this person's copy of the workspace; shows nothing of it before it is there. */
export function ReplicaProvider(props: ReplicaProviderProps) {
  const session = props.session;
  const [device] = createResource(async (): Promise<Device> => {
    const replica = await openReplica({ workspaceId: session.workspaceId, personId: session.personId });
    return { replica, rows: makeRowCache(replica), session };
  });
  onCleanup(() => {
    device.latest?.rows.stop();
    device.latest?.replica.close();
  });
  return (
    <Show when={device()} fallback={props.fallback}>
      {(opened) => <DeviceContext.Provider value={opened()}>{props.children}</DeviceContext.Provider>}
    </Show>
  );
}

export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (!device) throw new Error('useDevice: wrap it in a ReplicaProvider');
  return device;
}

/** For what is drawn with and without someone signed in. */
export const useDeviceIfAny = (): Device | undefined => useContext(DeviceContext);

/** This device's copy of what its person may see; screens read through `createRows` and write through `createDispatch`. */
export const useReplica = (): Replica => useDevice().replica;
