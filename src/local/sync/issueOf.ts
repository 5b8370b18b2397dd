import type { MutationResult } from '../../sync/messages.ts';
import type { IssueCode, IssueRecord, OutboxRecord } from '../store/records.ts';

/** What a mutation has come to that needs its author, with what the server, or this phone, says of it. */
export const issueOf = (item: OutboxRecord, result: Omit<MutationResult, 'n' | 'uid'>): IssueRecord => ({
  ...item,
  // A newer server may have codes of its own; words for unknown ones are those of `invalid`.
  code: result.code as IssueCode,
  message: result.message,
  field: result.field ?? null,
  ids: result.ids ?? [],
  theirs: result.theirs,
});
