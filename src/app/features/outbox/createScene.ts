import { type Accessor, createMemo } from 'solid-js';
import { ROW_TYPES, type RowType, type RowTypes } from '../../../core/rows.ts';
import { useMe } from '../../me/MeProvider.tsx';
import { useNow } from '../../me/now.ts';
import { createRows } from '../../replica/createRows.ts';
import { createOutbox, createSent } from '../../replica/createStatus.ts';
import type { Scene } from './scene.ts';

/** The scene of this moment. Rows are watched from here on, of every type that a change can be about. */
export function createScene(): Accessor<Scene> {
  const me = useMe();
  const now = useNow();
  const outbox = createOutbox();
  const sent = createSent();
  const rows = Object.fromEntries(ROW_TYPES.map((type) => [type, createRows(type)])) as {
    [T in RowType]: Accessor<readonly RowTypes[T][]>;
  };
  const byId = Object.fromEntries(
    ROW_TYPES.map((type) => [type, createMemo(() => new Map(rows[type]().map((row) => [row.id, row])))]),
  ) as unknown as { [T in RowType]: Accessor<Map<string, RowTypes[T]>> };
  const uids = createMemo(() => new Set([...outbox(), ...sent()].map(({ uid }) => uid)));
  return () => ({
    personId: me.session.personId,
    actor: me.actor(),
    today: me.today(),
    zone: me.zone(),
    now: now(),
    all: (type) => rows[type](),
    find: <T extends RowType>(type: T, id: string) => byId[type]().get(id) as RowTypes[T] | undefined,
    here: (uid) => uids().has(uid),
  });
}
