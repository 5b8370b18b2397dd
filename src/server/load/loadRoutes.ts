import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { civilDayIn, dayNumber } from '../../core/civilDay.ts';
import { civilDay, id } from '../../core/fields.ts';
import type { Deps, Env } from '../deps.ts';
import { problem } from '../http/problem.ts';
import { whichField } from '../http/whichField.ts';
import { LoadService } from './loadService.ts';

/** With these, one look at the load costs a bounded time: so many columns, so far from today. */
const MOST_COLUMNS = { week: 53, day: 92 } as const;
const MOST_DAYS_AWAY = 3 * 366;

const reportQuery = z
  .strictObject({
    unit: z._default(z.enum(['week', 'day']), 'week'),
    from: z.optional(civilDay),
    columns: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MOST_COLUMNS.day)), 13),
    team: z.optional(id),
  })
  .check(
    z.refine(({ unit, columns }) => columns <= MOST_COLUMNS[unit], {
      message: 'too many',
      path: ['columns'],
    }),
  );

/** GET …/load: the heatmap. GET …/people/:person/load: what one person's figures are made of. */
export function loadRoutes({ database, clock }: Deps): Hono<Env> {
  const loads = new LoadService(database);
  return new Hono<Env>()
    .get('/v1/w/:ws/load', async (c) => {
      const query = parsedQuery(c, clock());
      if ('refused' in query) return query.refused;
      const { workspaceId, personId } = c.get('session');
      const { unit, from, columns, team } = query;
      const report = await loads.report(
        workspaceId,
        { unit, from: from ?? null, columns, teamId: team ?? null },
        { viewerId: personId, now: clock() },
      );
      return report ? c.json(report) : problem(c, 'not_allowed');
    })
    .get('/v1/w/:ws/people/:person/load', async (c) => {
      const query = parsedQuery(c, clock());
      if ('refused' in query) return query.refused;
      const { workspaceId, personId } = c.get('session');
      const { unit, from, columns } = query;
      const detail = await loads.detail(
        workspaceId,
        { unit, from: from ?? null, columns, teamId: null },
        { personId: c.req.param('person'), viewerId: personId, now: clock() },
      );
      // Someone out of sight and someone who does not exist look the same from outside.
      return detail ? c.json(detail) : problem(c, 'not_found');
    });
}

function parsedQuery(c: Context<Env>, now: number): z.output<typeof reportQuery> | { refused: Response } {
  const parsed = reportQuery.safeParse(c.req.query());
  if (parsed.success) {
    const { from } = parsed.data;
    const away = from === undefined ? 0 : Math.abs(dayNumber(from) - dayNumber(civilDayIn('UTC', now)));
    if (away <= MOST_DAYS_AWAY) return parsed.data;
    return { refused: problem(c, 'invalid', { field: 'from', detail: 'more than three years from today' }) };
  }
  const [issue] = parsed.error.issues;
  const path = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : (issue?.path ?? []);
  return {
    refused: problem(c, 'invalid', { detail: issue?.message ?? 'invalid', ...whichField(path.join('.')) }),
  };
}
