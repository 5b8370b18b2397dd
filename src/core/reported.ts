import { create, type MutationContext, patch, type Rows, type Write } from './mutation.ts';
import type { ReportKind } from './report.ts';

/**
 * The write that says "this person reported": beside every statement that people make about their own load.
 * A report that was written earlier and arrives later does not make the person's last word older than it is.
 */
export function reported(rows: Rows, context: MutationContext, kind: ReportKind): Write[] {
  const personId = context.actor.personId;
  const last = rows.get('report', personId);
  if (!last) return [create('report', { id: personId, personId, kind, at: context.at })];
  return last.at > context.at ? [] : [patch('report', personId, { kind, at: context.at })];
}
