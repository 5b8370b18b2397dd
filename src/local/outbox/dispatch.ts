/** One action of a person is one transaction: counted, planned, queued and shown, or none of it. */
import { civilDayIn } from '../../core/civilDay.ts';
import { type MutationName, mutationNamed } from '../../core/mutations.ts';
import { type Rejection, reject } from '../../core/rejection.ts';
import { SCHEMA } from '../../sync/messages.ts';
import { correction } from '../correctedClock.ts';
import { PlannedRows } from '../rows/plannedRows.ts';
import type { Meta, OutboxRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';
import { planOn } from './planOn.ts';

export interface Action {
  uid: string;
  name: MutationName;
  args: unknown;
  /** The device's clock, uncorrected (ms). */
  at: number;
  author: string;
  /** Zone of the device, for a person whose own is not known here yet. */
  zone: string;
}

/** The action's arguments as its schema reads them, or what is wrong with them. */
export function readArgs(name: string, args: unknown): { args: unknown } | { reject: Rejection } {
  const mutation = mutationNamed(name);
  if (!mutation) return reject('unknown_mutation', `there is no ${name}`);
  const read = mutation.args.safeParse(args);
  if (read.success) return { args: read.data };
  const issue = read.error.issues[0];
  return reject('invalid', issue?.message ?? 'does not fit', { field: issue?.path.join('.') ?? '' });
}

/** @returns the queued record, or why it was refused; then nothing was written */
export async function dispatch(
  tx: Transaction,
  meta: Meta,
  action: Action,
): Promise<OutboxRecord | { reject: Rejection }> {
  const offset = correction(meta.offset);
  const rows = new PlannedRows(tx, true);
  await rows.fetch(rows.missingOrganisation(action.author));
  const zone = rows.get('person', action.author)?.zone ?? action.zone;
  const last = await tx.outbox.last();
  // A clock that was put back must not make a later word look like an earlier one.
  const at = Math.max(action.at, last?.at ?? 0);
  const item: Omit<OutboxRecord, 'touches'> = {
    n: Math.max(last?.n ?? 0, meta.lmid) + 1,
    uid: action.uid,
    s: SCHEMA,
    name: action.name,
    args: action.args,
    base: meta.v,
    at,
    day: civilDayIn(zone, at + offset),
    author: action.author,
  };
  const plan = await planOn(rows, item, offset);
  // Without the server's rows (never received, lost, or given up) every plan would be refused for want of them: then
  // the server alone judges.
  if ('reject' in plan && meta.v > 0) return plan;
  const record: OutboxRecord = { ...item, touches: [] };
  if ('writes' in plan) {
    record.was = rows.before(plan.writes);
    record.touches = rows.apply(plan.writes);
  }
  await tx.outbox.put([record]);
  await tx.overlay.put(rows.changed());
  return record;
}
