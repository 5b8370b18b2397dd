import { Hono } from 'hono';
import { civilDayIn } from '../../core/civilDay.ts';
import { noArguments } from '../../core/issuedLinks.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { audit } from '../identity/audit.ts';
import { isFresh } from '../identity/isFresh.ts';
import { actorFor } from '../queries/actor.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { readRow } from '../rows/readRows.ts';
import { erasePerson } from './erasePerson.ts';
import { keepErased } from './keepErased.ts';

/** POST /v1/w/:ws/people/:person/erase: takes a person out of the workspace for good, and out of what is ever restored. */
export function eraseRoutes(deps: Deps): Hono<Env> {
  const { database, clock, pokes, log } = deps;
  return new Hono<Env>().post('/v1/w/:ws/people/:person/erase', jsonBody(noArguments), async (c) => {
    const { workspaceId, personId: by, sessionId } = c.get('session');
    const personId = c.req.param('person');
    const at = clock();
    const done = await database.write(async (trx) => {
      const ver = await nextVersion(trx, workspaceId);
      if (!may(await actorFor(trx, workspaceId, by), to.erase, { personId })) return 'not_allowed';
      if (!(await isFresh(trx, { sessionId }, at))) return 'not_fresh';
      if ((await readRow(trx, workspaceId, 'person', personId)) === undefined) return 'not_found';
      const stored = await erasePerson(trx, { workspaceId, ver, today: civilDayIn('UTC', at), at }, personId);
      await audit(trx, { workspaceId, at, kind: 'erased', actorId: by, subjectId: personId });
      return { ver, ...stored };
    });
    if (typeof done === 'string') return problem(c, done);
    try {
      await keepErased(deps);
    } catch (err) {
      // It is done, and written down in the database; every quarter of an hour the files are tried again.
      log.error({ err }, 'the list of who was erased could not be written');
    }
    await pokes.changed(workspaceId, done.ver, done.scopes, done.grants);
    return c.body(null, 204);
  });
}
