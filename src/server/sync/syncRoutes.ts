import { Hono } from 'hono';
import { PUSH_BYTES, SCHEMA } from '../../sync/messages.ts';
import { pushedUp, putDown, SCHEMA_STEPS, type SchemaStep } from '../../sync/schemaSteps.ts';
import { syncRequest } from '../../sync/syncRequest.ts';
import { DatabaseUnavailable } from '../database/unavailable.ts';
import type { Deps, Env } from '../deps.ts';
import { jsonBody } from '../http/jsonBody.ts';
import { problem } from '../http/problem.ts';
import { readStand } from '../queries/stand.ts';
import { makeHoldOff } from './holdOff.ts';
import { PAGE_LIMITS, type PageLimits, pull } from './pull.ts';
import { push } from './push.ts';
import { Refusal } from './refusal.ts';

export type SyncDeps = Pick<Deps, 'database' | 'clock' | 'log' | 'pokes'>;

export interface SyncOptions {
  /** Phones below this schema are not answered with rows; what they push is taken. */
  minSchema?: number;
  page?: PageLimits;
  /** How phones of older schemas are understood and answered. */
  steps?: readonly SchemaStep[];
}

/** Beside the push there is the list of scopes, up to 20,000 for someone who leads very many. */
const SYNC_BODY = { bytes: PUSH_BYTES + 1024 * 1024, depth: 16, values: 100_000 };

/** POST /v1/w/:ws/sync: pushes, then pulls. */
export function syncRoutes(
  { database, clock, log, pokes }: SyncDeps,
  { minSchema = SCHEMA, page = PAGE_LIMITS, steps = SCHEMA_STEPS }: SyncOptions = {},
): Hono<Env> {
  const holdOff = makeHoldOff(database, clock);
  const body = jsonBody(syncRequest, SYNC_BODY, (c, text) => {
    const retryAfter = holdOff(text);
    return retryAfter === undefined ? undefined : problem(c, 'overloaded', { retryAfter });
  });

  return new Hono<Env>().post('/v1/w/:ws/sync', body, async (c) => {
    const { workspaceId, personId, sessionId } = c.var.session;
    const sent = c.req.valid('json');
    const request = { ...sent, push: pushedUp(sent.push, steps) };
    if (request.person !== undefined && request.person !== personId) return problem(c, 'wrong_person');
    const now = clock();
    try {
      if (request.push.length > 0 && (await isCurrent(workspaceId, request.have.epoch))) {
        if (bytesOf(sent.push) > PUSH_BYTES) throw new Refusal('too_large', { field: 'push' });
        const pushed = await database.write((trx) => push(trx, { workspaceId, personId, now, log }, request));
        // Nobody who pushes waits for those who listen.
        void pokes
          .changed(workspaceId, pushed.ver, pushed.scopes, pushed.grants)
          .catch((err) => log.error({ err }, 'a poke failed'));
      }
      const { response, grants } = await database.snapshot((trx) =>
        pull(trx, { workspaceId, personId, now, minSchema, limits: page }, request),
      );
      pokes.holds(workspaceId, sessionId, grants);
      return c.json({ ...response, put: putDown(response.put, request.schema, steps) });
    } catch (error) {
      if (error instanceof Refusal) return problem(c, error.type, error.detail);
      if (error instanceof DatabaseUnavailable) {
        log.warn({ err: error }, 'the database is not available');
        return problem(c, 'busy', { retryAfter: 1 });
      }
      throw error;
    }
  });

  /**
   * After a restore the numbers of a phone's mutations mean nothing here: nothing is taken until the phone has heard of
   * the new epoch, in this very answer, and has put what the server lost before what it never had.
   */
  async function isCurrent(workspaceId: string, epoch: string): Promise<boolean> {
    return epoch === '' || (await readStand(database.read, workspaceId)).epoch === epoch;
  }
}

function bytesOf(push: unknown): number {
  return Buffer.byteLength(JSON.stringify(push));
}
