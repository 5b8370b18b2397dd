import { Hono } from 'hono';
import { importRequest, LISTED } from '../../core/import/importApi.ts';
import { may } from '../../core/policy/may.ts';
import * as to from '../../core/policy/rules.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { actorFor } from '../queries/actor.ts';
import { importFile } from './importFile.ts';

/** A file of 20 MB as JSON text, whose quotation marks and line breaks take two bytes each. */
const IMPORT_BODY = { bytes: 26 * 1024 * 1024, depth: 4, values: 2500 };

/** POST /v1/w/:ws/import: preview or commit a file; for those who set up the workspace. */
export function importRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>().post(
    '/v1/w/:ws/import',
    // Before the body is read: 20 MB from someone who may not import are not worth their bytes.
    async (c, next) => {
      const { workspaceId, personId } = c.get('session');
      const actor = await actorFor(deps.database.read, workspaceId, personId);
      if (!may(actor, to.setUp))
        return problem(c, 'not_allowed', { detail: 'Only managers and admins import files.' });
      return next();
    },
    jsonBody(importRequest, IMPORT_BODY),
    async (c) => {
      const { workspaceId } = c.get('session');
      const done = await importFile(deps, { workspaceId }, c.req.valid('json'));
      if ('message' in done) return problem(c, 'import_failed', { field: done.field, detail: done.message });
      const { result, change } = done;
      if (change && result.ver !== null)
        await deps.pokes.changed(workspaceId, result.ver, change.scopes, change.grants);
      return c.json({
        ...result,
        bad: result.bad.slice(0, LISTED),
        warnings: result.warnings.slice(0, LISTED),
      });
    },
  );
}
