import type { Kysely } from 'kysely';
import { civilDayIn } from '../../core/civilDay.ts';
import type { ImportRefusal } from '../../core/import/columnMapping.ts';
import type { ImportRequest, ImportResult } from '../../core/import/importApi.ts';
import type { ParsedTable } from '../../core/import/parsedTable.ts';
import { type ImportPlan, planImport } from '../../core/import/planImport.ts';
import type { Scope } from '../../core/scopes.ts';
import type { Tables } from '../database/tables.ts';
import type { Deps } from '../deps.ts';
import { newId } from '../identity/newId.ts';
import { nextVersion } from '../rows/nextVersion.ts';
import { storeWrites } from '../rows/storeWrites.ts';
import { createWorkspace, type NewWorkspace } from '../workspace/createWorkspace.ts';
import type { CsvFailure } from './parseCsv.ts';
import { parseInWorker } from './parseInWorker.ts';
import { readKnown } from './readKnown.ts';
import { rememberSaid } from './rememberSaid.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'randomBytes'>;

export interface ImportDone {
  result: ImportResult;
  /** What changed, for whoever is looking; null when nothing did. */
  change: { scopes: Set<Scope>; grants: boolean } | null;
}

/** Where a file goes: a workspace that is there, or one that the import makes if it comes to that. */
export type Destination = { workspaceId: string } | { make: NewWorkspace };

/**
 * Imports a file whole or not at all, in one transaction at one version; without `commit` it only says what that would
 * do. Importing the same again finds nothing to write and takes no version.
 */
export async function importFile(
  deps: Needs,
  to: Destination,
  request: ImportRequest,
): Promise<ImportDone | ImportRefusal> {
  const table = await parseInWorker(request.text);
  if ('failure' in table) return refusal(table);
  const plan = (db: Kysely<Tables>, workspaceId: string): Promise<ImportPlan | ImportRefusal> =>
    planFor(deps, db, workspaceId, table, request);

  // No workspace has an empty id, so that nothing is known of the one that is to be made.
  const preview = await deps.database.snapshot((db) => plan(db, 'workspaceId' in to ? to.workspaceId : ''));
  if ('message' in preview) return preview;
  if (!request.commit) return { result: preview.result, change: null };
  if (preview.writes.length === 0 && preview.said.length === 0)
    return { result: { ...preview.result, committed: true }, change: null };

  return deps.database.write(async (trx) => {
    const { workspaceId } = 'make' in to ? await createWorkspace(trx, deps, to.make) : to;
    const ver = await nextVersion(trx, workspaceId);
    // Again, now that nobody else can change anything. A file is refused for its own sake, so that was before.
    const { result, writes, said } = (await plan(trx, workspaceId)) as ImportPlan;
    const at = deps.clock();
    const context = { workspaceId, ver, today: civilDayIn('UTC', at), at };
    const { scopes, grants } = await storeWrites(trx, context, writes);
    await rememberSaid(trx, workspaceId, said);
    return { result: { ...result, committed: true, ver }, change: { scopes, grants } };
  });
}

async function planFor(
  { randomBytes }: Needs,
  db: Kysely<Tables>,
  workspaceId: string,
  table: ParsedTable,
  { text: _, commit: __, ...options }: ImportRequest,
): Promise<ImportPlan | ImportRefusal> {
  const { known, zone, defaultWeek } = await readKnown(db, workspaceId);
  return planImport(table, options, known, {
    asOf: options.asOf,
    zone,
    defaultWeek,
    newId: () => newId(randomBytes),
  });
}

const refusal = ({ message }: CsvFailure): ImportRefusal => ({ field: 'text', message });
