import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Availability } from '../../core/availability.ts';
import { civilDayIn } from '../../core/civilDay.ts';
import { DATA_LISTS, type DataFile, type MyDataRequest } from '../../core/export/myDataApi.ts';
import type { Task } from '../../core/task.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { audit } from '../identity/audit.ts';
import { isFresh } from '../identity/isFresh.ts';
import { columnsOf, type MyData, myData } from './myData.ts';
import { writeCalendar } from './writeCalendar.ts';
import { writeCsv } from './writeCsv.ts';

const myDataRequest: z.ZodMiniType<MyDataRequest> = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('json') }),
  z.strictObject({ format: z.literal('ics') }),
  z.strictObject({ format: z.literal('csv'), list: z.enum(DATA_LISTS) }),
]);

/** POST /v1/w/:ws/me/data: one's own data as a file; nobody else's, whoever one is. */
export function exportRoutes({ database, clock }: Deps): Hono<Env> {
  return new Hono<Env>().post('/v1/w/:ws/me/data', jsonBody(myDataRequest), async (c) => {
    const { workspaceId, personId, sessionId } = c.get('session');
    const asked = c.req.valid('json');
    const at = clock();
    // Whoever finds a phone unlocked must not be able to leave with everything.
    if (!(await isFresh(database.read, { sessionId }, at))) return problem(c, 'not_fresh');
    const data = await database.snapshot((db) => myData(db, workspaceId, personId));
    await database.write((trx) =>
      audit(trx, { workspaceId, at, kind: 'exported', actorId: personId, detail: { ...asked } }),
    );
    return c.json(fileOf(data, asked, at));
  });
}

function fileOf(data: MyData, asked: MyDataRequest, now: number): DataFile {
  const day = civilDayIn('UTC', now);
  switch (asked.format) {
    case 'json':
      return {
        name: `plimsoll-${day}.json`,
        type: 'application/json',
        text: `${JSON.stringify({ exportedAt: new Date(now).toISOString(), ...data }, null, 2)}\n`,
      };
    case 'ics': {
      const absences = data.absences as unknown as Availability[];
      const tasks = data.tasks as unknown as Task[];
      return {
        name: `plimsoll-${day}.ics`,
        type: 'text/calendar',
        text: writeCalendar({ absences, tasks }, now),
      };
    }
    case 'csv': {
      const rows = data[asked.list];
      const columns = columnsOf(asked.list, rows);
      const cells = rows.map((row) => columns.map((column) => textOf(row[column])));
      return {
        name: `plimsoll-${asked.list}-${day}.csv`,
        type: 'text/csv',
        text: writeCsv([columns, ...cells]),
      };
    }
  }
}

/** Lists as JSON; nothing for what is not known. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
