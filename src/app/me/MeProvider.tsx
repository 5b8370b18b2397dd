import { type Accessor, createContext, createMemo, type JSX, useContext } from 'solid-js';
import { type Actor, actorOf } from '../../core/actor.ts';
import type { SessionView } from '../../core/api.ts';
import { type CivilDay, civilDayIn } from '../../core/civilDay.ts';
import type { Person, Role } from '../../core/person.ts';
import type { Workspace } from '../../core/workspace.ts';
import { createRows } from '../replica/createRows.ts';
import { useDevice } from '../replica/ReplicaProvider.tsx';
import { createNow, NowContext } from './now.ts';

export interface Me {
  session: SessionView;
  /** Undefined until the first pull. */
  person: Accessor<Person | undefined>;
  workspace: Accessor<Workspace | undefined>;
  /** From the rows once they are there; before that they have the roles that the session said, and lead nothing. */
  actor: Accessor<Actor>;
  /** Their civil day, in their own zone; moves on at midnight. */
  today: Accessor<CivilDay>;
  zone: Accessor<string>;
}

const MeContext = createContext<Me>();

export function MeProvider(props: { children: JSX.Element }) {
  const { replica, session } = useDevice();
  const people = createRows('person');
  const teams = createRows('team');
  const projects = createRows('project');
  const workspaces = createRows('workspace');
  const now = createNow(() => replica.now(), replica.watchStatus);

  const person = createMemo(() => people().find((row) => row.id === session.personId));
  const actor = createMemo(() => {
    const told = actorOf(session.personId, { person: person(), teams: teams(), projects: projects() });
    return person() ? told : { ...told, roles: new Set(session.roles as Role[]) };
  });
  const zone = () => person()?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const me: Me = {
    session,
    person,
    workspace: createMemo(() => workspaces()[0]),
    actor,
    zone,
    today: createMemo(() => civilDayIn(zone(), now())),
  };
  return (
    <NowContext.Provider value={now}>
      <MeContext.Provider value={me}>{props.children}</MeContext.Provider>
    </NowContext.Provider>
  );
}

/** Who is signed in here, what they may do, and which day it is for them. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe: wrap it in a MeProvider');
  return me;
}
