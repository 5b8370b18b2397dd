import { createHash } from 'node:crypto';
import type { Contents, Device } from './device.ts';
import { ordered } from './deviceChecks.ts';

/** What a device holds, in a line that is the same wherever and in whatever order it is kept. */
export function traceLine(
  device: Device,
  { base, overlay, outbox, sent, issues, meta, queries }: Contents,
): string {
  // How many went with an emptied database is read from beside it, where a page writes after each commit: one that dies
  // in that moment has written or not, as the engine's turns fall.
  const rest = { meta: meta && { ...meta, lost: undefined }, queries };
  const lists = [base, overlay, outbox, sent, issues].map((list) =>
    list.map((record) => ordered(inOneOrder(record))).sort(),
  );
  const digest = createHash('sha256')
    .update(JSON.stringify([lists, ordered(rest)]))
    .digest('hex');
  return `${device.name}: ${digest.slice(0, 16)}`;
}

/** The scopes of a row are a set. */
const inOneOrder = <T extends object>(record: T): T =>
  'scopes' in record && Array.isArray(record.scopes)
    ? { ...record, scopes: [...record.scopes].sort() }
    : record;
