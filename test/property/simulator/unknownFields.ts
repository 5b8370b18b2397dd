/** A server of a later version, as its answers look from here: with fields, parts and rows that nobody knows yet. */
import type { PutEntry, SyncResponse } from '../../../src/sync/messages.ts';

/** What each row of such an answer carries besides. */
export const UNKNOWN = { laterField: 'kept' };
/** A row of a kind that came later, which everyone may see. */
export const UNKNOWN_ROW = 'laterKind:one';

export function withUnknown(answer: SyncResponse): unknown {
  const put = answer.put.map(([type, id, scopes, ver, body]) => [
    type,
    id,
    scopes,
    ver,
    { ...body, ...UNKNOWN },
  ]);
  const [type, id] = UNKNOWN_ROW.split(':') as [string, string];
  const row: PutEntry = [type, id, ['w'], 1, UNKNOWN];
  return {
    ...answer,
    schema: answer.schema + 2,
    laterPart: [1],
    put: answer.reset.includes('w') ? [...put, row] : put,
  };
}
