/** The pulling half of a sync: what changed in the scopes that the viewer holds now, read at one moment. */
import type { Kysely } from 'kysely';
import type { RowType } from '../../core/rows.ts';
import type { Scope } from '../../core/scopes.ts';
import { type DelEntry, PROTO, type PutEntry, SCHEMA, type SyncResponse } from '../../sync/messages.ts';
import { pullScopes } from '../../sync/pullScopes.ts';
import type { SyncRequest } from '../../sync/syncRequest.ts';
import type { Tables } from '../database/tables.ts';
import { actorOfPerson } from '../queries/actor.ts';
import { grantsFor } from '../queries/grants.ts';
import { readStand } from '../queries/stand.ts';
import { everScopesOf } from '../rows/everScopesOf.ts';
import { overwrittenOf } from '../rows/overwrittenOf.ts';
import { readRow, readStored } from '../rows/readRows.ts';
import { rowOf, type StoredRow } from '../rows/storedRow.ts';
import { readClient, readResults } from './clientRecord.ts';
import { byPageOrder, type FeedEntry, feedEntries } from './feedEntries.ts';
import { Refusal } from './refusal.ts';
import { wordsInSight } from './wordsInSight.ts';

export interface PageLimits {
  entries: number;
  /** Of the rows in it, roughly. */
  bytes: number;
}

/** A page is built, sent, parsed and staged in one piece, on phones with little memory. */
export const PAGE_LIMITS: PageLimits = { entries: 2_000, bytes: 1024 * 1024 };

export interface PullContext {
  workspaceId: string;
  personId: string;
  now: number;
  minSchema: number;
  limits: PageLimits;
}

export interface Pulled {
  response: SyncResponse;
  grants: ReadonlySet<Scope>;
}

/** Throws `Refusal`. */
export async function pull(trx: Kysely<Tables>, context: PullContext, request: SyncRequest): Promise<Pulled> {
  const { workspaceId, personId, now, minSchema, limits } = context;
  const workspace = await readStand(trx, workspaceId);
  const person = await readRow(trx, workspaceId, 'person', personId);
  if (!person?.active) throw new Refusal('revoked');
  const client = await readClient(trx, { workspaceId, clientId: request.client });
  if (client && client.person !== personId)
    throw new Refusal('client_cloned', { detail: 'The client belongs to another person.' });
  const lmid = client?.lmid ?? 0;
  // What was pushed stands; only what this version could not read is kept from it.
  if (request.schema < minSchema) throw new Refusal('schema_too_old', { lmid });

  const grants = await grantsFor(
    trx,
    workspaceId,
    await actorOfPerson(trx, workspaceId, personId, person),
    request.want,
  );
  const { drop, reset, kept } = pullScopes(request.have, workspace, grants);
  // A cursor from before a restore points into another history: then begin anew, which its `ver` shows.
  const after = request.page && request.page.upTo <= workspace.head ? request.page : undefined;
  const upTo = after?.upTo ?? workspace.head;

  const limit = limits.entries + 1;
  const range = { workspaceId, upTo, after, limit };
  const full = await feedEntries(trx, { ...range, scopes: reset, since: 0, deletions: false });
  const news = await feedEntries(trx, { ...range, scopes: kept, since: request.have.v, deletions: true });
  const entries = full.length === 0 ? news : [...full, ...news].sort(byPageOrder);
  const page = await pageOf(trx, workspaceId, grants, entries, limits);
  // A phone that had nothing has said nothing; after a restore versions mean something else.
  const since = request.have.epoch === workspace.epoch && request.have.v;
  const results = client
    ? await readResults(trx, { workspaceId, clientId: request.client }, request.ackN)
    : [];
  const overwritten = since ? page.stored.flatMap((row) => overwrittenOf(...row, personId, since)) : [];
  const response: SyncResponse = {
    proto: PROTO,
    schema: SCHEMA,
    minSchema,
    now,
    epoch: workspace.epoch,
    ver: upTo,
    lmid,
    results: await wordsInSight(trx, workspaceId, grants, results),
    scopes: [...grants].sort(),
    drop,
    reset,
    put: page.put,
    del: page.del,
    ...(overwritten.length > 0 ? { overwritten } : {}),
    ...(page.last
      ? { page: { upTo, ver: page.last.ver, scope: page.last.scope, type: page.last.type, id: page.last.id } }
      : {}),
  };
  return { response, grants };
}

interface Page {
  put: PutEntry[];
  del: DelEntry[];
  /** The rows of `put` as they are kept. */
  stored: [RowType, StoredRow][];
  /** Where the next page goes on; undefined when there is none. */
  last: FeedEntry | undefined;
}

async function pageOf(
  trx: Kysely<Tables>,
  workspaceId: string,
  grants: ReadonlySet<Scope>,
  entries: readonly FeedEntry[],
  limits: PageLimits,
): Promise<Page> {
  const here = entries.slice(0, limits.entries);
  const rows = await rowsOf(trx, workspaceId, here);
  const put = new Map<string, PutEntry>();
  const del: DelEntry[] = [];
  const sent: [RowType, StoredRow][] = [];
  let bytes = 0;
  for (const [position, entry] of here.entries()) {
    const { type, id, scope, ver } = entry;
    const name = `${type}:${id}`;
    if (entry.op === 'del') del.push([type, id, scope, ver]);
    const stored = rows.get(name);
    if (entry.op === 'put' && stored && !put.has(name)) {
      const row = rowOf(type as RowType, stored);
      const scopes = everScopesOf(type as RowType, row).filter((each) => grants.has(each));
      const { id: _, ...body } = row;
      put.set(name, [type, id, scopes, stored.ver, body]);
      sent.push([type as RowType, stored]);
      bytes += sizeOf(stored);
    }
    const more = position + 1 < entries.length;
    if (more && (bytes >= limits.bytes || position + 1 === here.length))
      return { put: [...put.values()], del, stored: sent, last: entry };
  }
  return { put: [...put.values()], del, stored: sent, last: undefined };
}

async function rowsOf(
  trx: Kysely<Tables>,
  workspaceId: string,
  entries: readonly FeedEntry[],
): Promise<Map<string, StoredRow>> {
  const ids = new Map<string, string[]>();
  for (const { type, id, op } of entries) {
    if (op !== 'put') continue;
    const list = ids.get(type);
    if (list) list.push(id);
    else ids.set(type, [id]);
  }
  const rows = new Map<string, StoredRow>();
  for (const [type, list] of ids) {
    for (const stored of await readStored(trx, workspaceId, type as RowType, list))
      rows.set(`${type}:${stored.id}`, stored);
  }
  return rows;
}

/** About what a row will take in the answer: its texts, and a name and a number for each column. */
function sizeOf(stored: StoredRow): number {
  let size = 0;
  for (const name in stored) {
    const value = stored[name];
    size += 16 + (typeof value === 'string' ? value.length : 0);
  }
  return size;
}
