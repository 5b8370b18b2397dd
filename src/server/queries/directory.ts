import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { civilDayIn } from '../../core/civilDay.ts';
import type { Directory } from '../../core/directory.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import { DEFAULT_WEEK } from '../../core/workspace.ts';
import type { Tables } from '../database/tables.ts';
import { readRow, readRows } from '../rows/readRows.ts';
import { workersFor } from './workersFor.ts';

/** The people that this actor sets up, or leads: with whether they have joined and how much they work. */
export async function directoryFor(
  db: Kysely<Tables>,
  workspaceId: string,
  actor: Actor,
  now: number,
): Promise<Directory> {
  const all = await readRows(db, workspaceId, 'person');
  const projectOf = await workersFor(db, workspaceId, actor);
  // Whoever has left is led by nobody: sync has taken them from the phones of their leads, too.
  const people = all.filter(({ id, teamIds, active }) =>
    may(actor, to.listPerson, {
      personId: id,
      ...(active ? { teamIds, projectId: projectOf.get(id) } : {}),
    }),
  );
  const joined = await joinedPeople(db, workspaceId);
  const invited = await invitedPeople(db, workspaceId, now);
  const minutes = await weekMinutes(db, workspaceId, now);
  return {
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      roles: person.roles,
      teamIds: person.teamIds,
      active: person.active,
      joined: joined.has(person.id),
      invitedUntil: joined.has(person.id) ? null : (invited.get(person.id) ?? null),
      weekMinutes: minutes(person),
    })),
    computedAt: now,
  };
}

async function joinedPeople(db: Kysely<Tables>, workspaceId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('account').select('personId').where('ws', '=', workspaceId).execute();
  return new Set(rows.map((row) => row.personId));
}

/** Until when each invitation that is out can still be used. */
async function invitedPeople(
  db: Kysely<Tables>,
  workspaceId: string,
  now: number,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('link')
    .select(['personId', 'expiresAt'])
    .where('ws', '=', workspaceId)
    .where('kind', '=', 'invitation')
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.personId, row.expiresAt]));
}

/** Minutes a week as each person has said them last for their own today, else the workspace's. */
async function weekMinutes(
  db: Kysely<Tables>,
  workspaceId: string,
  now: number,
): Promise<(person: { id: string; zone: string }) => number> {
  const workspace = await readRow(db, workspaceId, 'workspace', workspaceId);
  const usual = sum(workspace?.defaultWeek ?? DEFAULT_WEEK);
  const weeks = Map.groupBy(await readRows(db, workspaceId, 'workingWeek'), (week) => week.personId);
  return ({ id, zone }) => {
    const today = civilDayIn(zone, now);
    const begun = (weeks.get(id) ?? []).filter((week) => week.from <= today);
    const current = begun.reduce<(typeof begun)[number] | undefined>(
      (latest, week) => (latest && latest.from > week.from ? latest : week),
      undefined,
    );
    return current ? sum(current.minutes) : usual;
  };
}

const sum = (minutes: readonly number[]): number => minutes.reduce((total, day) => total + day, 0);
