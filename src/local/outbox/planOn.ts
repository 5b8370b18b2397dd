/**
 * Plans one mutation as this phone can: over the rows that it holds, by the clock that it corrected.
 *
 * It awaits only when rows have to be read. Dexie follows a transaction through a hundred awaits of other things and
 * then loses it, so a replay of many mutations must not await each of them; `observedPlan` would.
 */
import type { MutationContext, Plan, Rows } from '../../core/mutation.ts';
import { type MutationName, mutationNamed } from '../../core/mutations.ts';
import type { Need } from '../../core/observedPlan.ts';
import type { PlannedRows } from '../rows/plannedRows.ts';

export interface Written {
  uid: string;
  name: MutationName;
  args: unknown;
  base: number;
  at: number;
  day: string;
  author: string;
}

/** A chain of lookups is this deep at most; more is a bug in a plan. */
const MAX_ROUNDS = 64;

/** @param onFault what a plan comes to that throws, which is a bug in it */
export function planOn(
  rows: PlannedRows,
  item: Written,
  offset: number,
  onFault: (error: unknown) => Plan = rethrow,
): Plan | Promise<Plan> {
  const once = (): Step => planOnce(rows, item, offset, onFault);
  const step = once();
  return 'missing' in step ? planAfterReading(rows, item.name, once, step.missing) : step;
}

type Step = Plan | { missing: Need[] };

function rethrow(error: unknown): never {
  throw error;
}

async function planAfterReading(
  rows: PlannedRows,
  name: string,
  once: () => Step,
  missing: Need[],
): Promise<Plan> {
  let needs = missing;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    await rows.fetch(needs);
    const step = once();
    if (!('missing' in step)) return step;
    needs = step.missing;
  }
  throw new Error(`${name} never stopped asking for rows`);
}

function planOnce(rows: PlannedRows, item: Written, offset: number, onFault: (error: unknown) => Plan): Step {
  const mutation = mutationNamed(item.name);
  // Queued by a newer version of the app, which was then rolled back: the server knows it.
  if (!mutation) return { writes: [] };
  const organisation = rows.missingOrganisation(item.author);
  if (organisation.length > 0) return { missing: organisation };
  const missing: Need[] = [];
  let plan: Plan;
  try {
    plan = mutation.plan(watched(rows, missing), item.args, contextOf(rows, item, offset));
  } catch (error) {
    plan = onFault(error);
  }
  return missing.length > 0 ? { missing } : plan;
}

function watched(rows: PlannedRows, missing: Need[]): Rows {
  const watch = (need: Need): void => {
    if (!rows.holds(need)) missing.push(need);
  };
  return {
    get(type, id) {
      watch({ kind: 'row', type, id });
      return rows.get(type, id);
    },
    list(type, column, value) {
      watch({ kind: 'list', type, column, value });
      return rows.list(type, column, value);
    },
    ver: (type, id) => rows.ver(type, id),
  };
}

const contextOf = (rows: PlannedRows, item: Written, offset: number): MutationContext => ({
  uid: item.uid,
  actor: rows.actor(item.author),
  day: item.day,
  at: item.at + offset,
  base: item.base,
  authority: false,
});
