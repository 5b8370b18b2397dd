import { Hono } from 'hono';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Deps, Env } from '../deps.ts';
import { problem } from '../http/problem.ts';
import { actorFor } from '../queries/actor.ts';
import { directoryFor } from '../queries/directory.ts';

/** GET /v1/w/:ws/directory: the people one sets up or leads. */
export function directoryRoutes({ database, clock }: Deps): Hono<Env> {
  return new Hono<Env>().get('/v1/w/:ws/directory', async (c) => {
    const { workspaceId, personId } = c.get('session');
    const directory = await database.snapshot(async (trx) => {
      const actor = await actorFor(trx, workspaceId, personId);
      return may(actor, to.openDirectory) ? directoryFor(trx, workspaceId, actor, clock()) : undefined;
    });
    return directory === undefined ? problem(c, 'not_allowed') : c.json(directory);
  });
}
