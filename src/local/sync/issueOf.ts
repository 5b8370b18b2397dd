import type { RejectionCode } from '../../core/rejection.ts';
import type { MutationResult } from '../../sync/messages.ts';
import type { IssueRecord, OutboxRecord } from '../store/records.ts';

/** What a mutation has come to that needs its author, with what the server said of it. */
export const issueOf = (item: OutboxRecord, result: MutationResult): IssueRecord => ({
  ...item,
  // A newer server may have codes of its own; words for unknown ones are those of `invalid`.
  code: result.code as RejectionCode,
  message: result.message,
  field: result.field ?? null,
  ids: result.ids ?? [],
  theirs: result.theirs,
});
