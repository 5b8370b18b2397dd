/**
 * Plans a mutation over rows that have to be fetched: run the plan, fetch what it asked for and did not find, run it
 * again until it asks for nothing new. Plans are pure, so running one twice costs time and nothing else.
 */
import type { Mutation, MutationContext, Plan, Rows } from './mutation.ts';
import type { LookupType, RowType } from './rows.ts';

export type Need =
  | { kind: 'row'; type: RowType; id: string }
  | { kind: 'list'; type: LookupType; column: string; value: string };

/** Rows already at hand, which can say whether they have what is asked for. */
export interface HeldRows extends Rows {
  holds(need: Need): boolean;
}

/** A chain of lookups (task → assignee → teams → …) is this deep at most; more is a bug in a plan. */
const MAX_ROUNDS = 64;

export async function observedPlan<Args>(
  mutation: Mutation<Args>,
  args: Args,
  context: MutationContext,
  held: HeldRows,
  fetch: (needs: Need[]) => Promise<void>,
): Promise<Plan> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const missing: Need[] = [];
    const watch = (need: Need): void => {
      if (!held.holds(need)) missing.push(need);
    };
    const plan = mutation.plan(
      {
        get: (type, id) => {
          watch({ kind: 'row', type, id });
          return held.get(type, id);
        },
        list: (type, column, value) => {
          watch({ kind: 'list', type, column, value });
          return held.list(type, column, value);
        },
        ver: (type, id) => held.ver(type, id),
      },
      args,
      context,
    );
    if (missing.length === 0) return plan;
    await fetch(missing);
  }
  throw new Error(`${mutation.name} never stopped asking for rows`);
}
