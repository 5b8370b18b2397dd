/** A server of a later version, as this one's answers would look from it: with fields and parts that nobody knows yet. */
import type { SyncResponse } from '../../../src/sync/messages.ts';

/** What each row of such an answer carries besides. */
export const UNKNOWN = { laterField: 'kept' };

export function withUnknown(answer: SyncResponse): unknown {
  return {
    ...answer,
    laterPart: [1],
    put: answer.put.map(([type, id, scopes, ver, body]) => [type, id, scopes, ver, { ...body, ...UNKNOWN }]),
  };
}
