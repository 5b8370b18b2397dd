import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { remainingOf } from '../../core/load/remaining.ts';
import { aboutTask } from '../../core/policy/about.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Tables } from '../database/tables.ts';
import { anyTable, rowOf, type StoredRow } from '../rows/storedRow.ts';

/**
 * Known effort in minutes of open tasks that nobody has: the hours belong to the team. Of one team, else of all that
 * the viewer answers for.
 */
export async function unassignedMinutes(
  db: Kysely<Tables>,
  workspaceId: string,
  teamId: string | null,
  actor: Actor,
): Promise<number> {
  const stored = await anyTable(db)
    .selectFrom('task')
    .selectAll()
    .$castTo<StoredRow>()
    .where('ws', '=', workspaceId)
    .where('assigneeId', 'is', null)
    .where('status', 'not in', ['done', 'dropped'])
    .execute();
  let minutes = 0;
  for (const row of stored) {
    const task = rowOf('task', row);
    const theirs = may(actor, to.distribute, aboutTask(task, undefined));
    if (!theirs || (teamId !== null && task.teamId !== teamId)) continue;
    const remaining = remainingOf(task);
    if (remaining !== 'unknown') minutes += remaining;
  }
  return minutes;
}
