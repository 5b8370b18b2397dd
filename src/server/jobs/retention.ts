/**
 * How long a workspace keeps what people said and did: `retentionMonths`, twelve unless an admin says otherwise. What is
 * older is deleted for good, in the database and, for what is on phones still, there.
 *
 * The list names every kind of row, so that a new one has to decide. What is about work and not about a person stays:
 * estimates and hours of finished tasks are what later figures rest on, without who did them.
 */
import type { Kysely } from 'kysely';
import type { CivilDay } from '../../core/civilDay.ts';
import { patch, remove, type Write } from '../../core/mutation.ts';
import type { RowType } from '../../core/rows.ts';
import type { Tables } from '../database/tables.ts';
import { anyTable } from '../rows/storedRow.ts';

/** Everything before this is too old. */
export interface Cutoff {
  workspaceId: string;
  day: CivilDay;
  /** Its beginning in UTC (ms). */
  instant: number;
}

/** The next writes that take old rows away, at most `some` rows of them; none when all is done. */
type Takes = (db: Kysely<Tables>, cutoff: Cutoff, some: number) => Promise<Write[]>;

/** How rows of a kind are taken away, or why they stay. */
type Rule = Takes | { stays: string };

/** Rows whose column says a day, or an instant, before the cutoff. */
const olderBy =
  (type: RowType, column: string, unit: 'day' | 'instant'): Takes =>
  async (db, cutoff, some) => {
    const rows = await anyTable(db)
      .selectFrom(type)
      .select('id')
      .where('ws', '=', cutoff.workspaceId)
      .where(column, '<', cutoff[unit])
      .orderBy('id')
      .limit(some)
      .execute();
    return rows.map(({ id }) => remove(type, id));
  };

/** An absence goes with its reason. */
const absences: Takes = async (db, cutoff, some) => {
  const entries = await olderBy('availability', 'to', 'day')(db, cutoff, some);
  if (entries.length === 0) return [];
  const ids = entries.map((write) => (write as { id: string }).id);
  const reasons = await db
    .selectFrom('reason')
    .select('id')
    .where('ws', '=', cutoff.workspaceId)
    .where('id', 'in', ids)
    .execute();
  return [...entries, ...reasons.map(({ id }) => remove('reason', id))];
};

/** Of the weeks that have begun by the cutoff the last one holds still; those before it were replaced. */
const replacedWeeks: Takes = async (db, { workspaceId, day }, some) => {
  const rows = await db
    .selectFrom('workingWeek as old')
    .select('old.id')
    .where('old.ws', '=', workspaceId)
    .where('old.from', '<', day)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('workingWeek as next')
          .select('next.id')
          .whereRef('next.ws', '=', 'old.ws')
          .whereRef('next.personId', '=', 'old.personId')
          .whereRef('next.from', '>', 'old.from')
          .where('next.from', '<=', day),
      ),
    )
    .orderBy('old.id')
    .limit(some)
    .execute();
  return rows.map(({ id }) => remove('workingWeek', id));
};

/** A flag that is closed, about which nobody has said a word since, goes with its answers. */
const closedFlags: Takes = async (db, { workspaceId, instant }, some) => {
  const flags = await db
    .selectFrom('flag')
    .select('flag.id')
    .where('flag.ws', '=', workspaceId)
    .where('flag.raisedAt', '<', instant)
    .where((eb) => {
      const answers = eb
        .selectFrom('answer')
        .select('answer.id')
        .whereRef('answer.ws', '=', 'flag.ws')
        .whereRef('answer.flagId', '=', 'flag.id');
      return eb.and([
        eb.or([eb('withdrawnAt', '<', instant), eb.exists(answers.where('kind', '=', 'resolve'))]),
        eb.or([eb('withdrawnAt', 'is', null), eb('withdrawnAt', '<', instant)]),
        eb.not(eb.exists(answers.where('at', '>=', instant))),
      ]);
    })
    .orderBy('flag.id')
    .limit(some)
    .execute();
  if (flags.length === 0) return [];
  const ids = flags.map(({ id }) => id);
  const answers = await db
    .selectFrom('answer')
    .select('id')
    .where('ws', '=', workspaceId)
    .where('flagId', 'in', ids)
    .execute();
  return [...ids.map((id) => remove('flag', id)), ...answers.map(({ id }) => remove('answer', id))];
};

/** Who did a finished task is forgotten. One that belongs to nothing but a person goes with that. */
const whoDidIt: Takes = async (db, { workspaceId, day }, some) => {
  const rows = await db
    .selectFrom('task')
    .select(['id', 'projectId', 'teamId'])
    .where('ws', '=', workspaceId)
    .where('assigneeId', 'is not', null)
    .where('status', 'in', ['done', 'dropped'])
    .where('doneOn', '<', day)
    .orderBy('id')
    .limit(some)
    .execute();
  return rows.map(({ id, projectId, teamId }) =>
    projectId === null && teamId === null ? remove('task', id) : patch('task', id, { assigneeId: null }),
  );
};

export const RETENTION: { readonly [T in RowType]: Rule } = {
  checkin: olderBy('checkin', 'day', 'day'),
  timeEntry: olderBy('timeEntry', 'day', 'day'),
  availability: absences,
  reason: { stays: 'goes with its absence' },
  presence: olderBy('presence', 'saidAt', 'instant'),
  report: olderBy('report', 'at', 'instant'),
  flagUp: olderBy('flagUp', 'until', 'day'),
  flag: closedFlags,
  answer: { stays: 'goes with its flag' },
  allocation: olderBy('allocation', 'to', 'day'),
  workingWeek: replacedWeeks,
  task: whoDidIt,
  person: { stays: 'until they are erased: whoever left is named in what others did with them' },
  workspace: { stays: 'about no person' },
  team: { stays: 'about no person' },
  skill: { stays: 'about no person' },
  holiday: { stays: 'about no person' },
  project: { stays: 'about no person' },
};
