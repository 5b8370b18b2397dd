import type { Kysely } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { civilDayIn } from '../../core/civilDay.ts';
import { furthestFirst } from '../../core/furthestFirst.ts';
import type { LoadReport, PersonLoadDetail } from '../../core/loadReport.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database } from '../database/database.ts';
import type { Tables } from '../database/tables.ts';
import { actorFor } from '../queries/actor.ts';
import { readRow } from '../rows/readRows.ts';
import { LoadCache } from './loadCache.ts';
import { columnsOf, type LoadQuery, rangeOf } from './loadRange.ts';
import { personDetail } from './personDetail.ts';
import { lineAt } from './personLine.ts';
import { sightOf } from './sight.ts';
import { unassignedMinutes } from './unassigned.ts';

/** The load report and what its lines are made of, for people who look at it. */
export class LoadService {
  readonly #database: Database;
  readonly #cache = new LoadCache();

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The figures of everyone whom the viewer may see, furthest over first, as of `now` (ms); undefined for someone who
   * leads nobody: their own figures are computed on their phone.
   */
  report(
    workspaceId: string,
    query: LoadQuery,
    { viewerId, now }: { viewerId: string; now: number },
  ): Promise<LoadReport | undefined> {
    return this.#database.snapshot(async (db) => {
      const { head, workspace, actor, zone } = await moment(db, workspaceId, viewerId);
      if (!may(actor, to.openLoad)) return undefined;
      const sight = await sightOf(db, workspaceId, actor);
      const asOf = civilDayIn(zone, now);
      const range = rangeOf(query, workspace, asOf);
      const { lines } = await this.#cache.lines(db, { workspaceId, head, range, now });
      const people = [...lines.values()].filter(
        (line) => sight(line) && (query.teamId === null || line.teamIds.includes(query.teamId)),
      );
      return {
        asOf,
        head,
        computedAt: now,
        unit: query.unit,
        columns: columnsOf(range),
        people: people
          .map((line) =>
            lineAt(line, {
              now,
              reportDays: workspace.reportDays,
              hearsThem: may(actor, to.seeWork, { personId: line.id, teamIds: line.teamIds }),
            }),
          )
          .sort(furthestFirst),
        unassignedMinutes: await unassignedMinutes(db, workspaceId, query.teamId, actor),
      };
    });
  }

  /** What one person's figures are made of; undefined when the viewer may not see them, or there is no such person. */
  detail(
    workspaceId: string,
    query: LoadQuery,
    { personId, viewerId, now }: { personId: string; viewerId: string; now: number },
  ): Promise<PersonLoadDetail | undefined> {
    return this.#database.snapshot(async (db) => {
      const { head, workspace, actor, zone } = await moment(db, workspaceId, viewerId);
      const sight = await sightOf(db, workspaceId, actor);
      const range = rangeOf(query, workspace, civilDayIn(zone, now));
      return personDetail(db, { workspaceId, personId, head, range, now }, { actor, sight });
    });
  }
}

interface Moment {
  /** The version that everything read in this snapshot is of. */
  head: number;
  workspace: Workspace;
  actor: Actor;
  /** The viewer's. */
  zone: string;
}

async function moment(db: Kysely<Tables>, workspaceId: string, viewerId: string): Promise<Moment> {
  const { head } = await db
    .selectFrom('workspace')
    .select('head')
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  const workspace = await readRow(db, workspaceId, 'workspace', workspaceId);
  if (!workspace) throw new Error(`workspace ${workspaceId} has no settings`);
  const actor = await actorFor(db, workspaceId, viewerId);
  const viewer = await readRow(db, workspaceId, 'person', viewerId);
  return { head, workspace, actor, zone: viewer?.zone ?? 'UTC' };
}
