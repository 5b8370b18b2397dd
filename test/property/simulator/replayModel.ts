/** What has to be shown: the server's rows, and each unsent mutation planned over them in turn. No store, no cleverness. */
import { actorOf } from '../../../src/core/actor.ts';
import { applyWrite, type Rows } from '../../../src/core/mutation.ts';
import { mutationNamed } from '../../../src/core/mutations.ts';
import type { Row, RowType } from '../../../src/core/rows.ts';
import type { BaseRecord, OutboxRecord } from '../../../src/local/store/records.ts';

/** @param offset what to add to the device's clock (ms) */
export function replayModel(
  base: readonly BaseRecord[],
  outbox: readonly OutboxRecord[],
  offset: number,
): Map<string, Row> {
  const rows = new Map<string, Row>(base.map(({ type, id, row }) => [`${type}:${id}`, row]));
  const vers = new Map(base.map(({ type, id, ver }) => [`${type}:${id}`, ver]));
  const ofType = (type: RowType): Row[] =>
    [...rows]
      .filter(([name]) => name.startsWith(`${type}:`))
      .map(([, row]) => row)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  const held = {
    get: (type: RowType, id: string) => rows.get(`${type}:${id}`),
    list: (type: RowType, column: string, value: string) =>
      ofType(type).filter((row) => (row as unknown as Record<string, unknown>)[column] === value),
    ver: (type: RowType, id: string) => vers.get(`${type}:${id}`) ?? 0,
  } as unknown as Rows;

  for (const { uid, name, args, base: seen, at, day, author } of outbox) {
    const actor = actorOf(author, {
      person: held.get('person', author),
      teams: ofType('team') as never,
      projects: ofType('project') as never,
    });
    const context = { uid, actor, day, at: at + offset, base: seen, authority: false };
    const plan = mutationNamed(name)?.plan(held, args, context);
    if (!plan || 'reject' in plan) continue;
    for (const write of plan.writes) {
      const key = `${write.type}:${write.op === 'create' ? write.row.id : write.id}`;
      const after = applyWrite(rows.get(key), write);
      if (after) rows.set(key, after);
      else rows.delete(key);
    }
  }
  return rows;
}
