import { Hono } from 'hono';
import type { GroupReport } from '../../core/groups/groupReport.ts';
import type { Deps, Env } from '../deps.ts';
import { readRow } from '../rows/readRows.ts';
import { EVERYONE } from './publishGroups.ts';

/** GET /v1/w/:ws/groups: the newest sums that were published, for everyone in the workspace. */
export function groupRoutes({ database }: Pick<Deps, 'database'>): Hono<Env> {
  return new Hono<Env>().get('/v1/w/:ws/groups', async (c) => {
    const { workspaceId } = c.get('session');
    const report = await database.snapshot(async (db): Promise<GroupReport> => {
      const settings = await readRow(db, workspaceId, 'workspace', workspaceId);
      const newest = await db
        .selectFrom('group_figure')
        .select((eb) => eb.fn.max('week').as('week'))
        .where('ws', '=', workspaceId)
        .executeTakeFirst();
      const week = newest?.week ?? null;
      const rows = await db
        .selectFrom('group_figure')
        .select(['team', 'people', 'capacityMinutes', 'demandMinutes'])
        .where('ws', '=', workspaceId)
        .where('week', '=', week ?? '')
        .orderBy('team')
        .execute();
      return {
        week,
        minGroupSize: settings?.minGroupSize ?? 0,
        groups: rows.map(({ team, people, capacityMinutes, demandMinutes }) => ({
          teamId: team === EVERYONE ? null : team,
          people: (JSON.parse(people) as string[]).length,
          sum: capacityMinutes === null || demandMinutes === null ? null : { capacityMinutes, demandMinutes },
        })),
      };
    });
    return c.json(report);
  });
}
