/** Brings back what `writeUnsent.ts` has taken along, on this device or another. */
import * as z from 'zod/mini';
import { civilDay, id, instant } from '../../core/fields.ts';
import type { MutationName } from '../../core/mutations.ts';
import type { Imported } from '../replica.ts';
import type { Meta, OutboxRecord } from '../store/records.ts';
import type { Transaction } from '../store/store.ts';
import { readArgs } from './dispatch.ts';
import { type Owner, UNSENT_FORMAT } from './writeUnsent.ts';

const written = z.object({
  uid: id,
  s: z.int(),
  name: z.string(),
  args: z.unknown(),
  at: instant,
  day: civilDay,
});
const file = z.object({
  format: z.literal(UNSENT_FORMAT),
  version: z.literal(1),
  workspaceId: z.string(),
  personId: z.string(),
  mutations: z.array(written).check(z.maxLength(100_000)),
});

/** Queues what is not known here under its old `uid`, by which the server tells what it has already. */
export async function readUnsent(tx: Transaction, meta: Meta, owner: Owner, text: string): Promise<Imported> {
  const read = z.safeParse(file, parsed(text));
  if (!read.success) return { saved: false, reason: 'not_a_file' };
  const { workspaceId, personId, mutations } = read.data;
  if (workspaceId !== owner.workspaceId || personId !== owner.personId)
    return { saved: false, reason: 'someone_else' };

  const queued = await tx.outbox.after(0);
  // What waits for its author is not sent without them: they may say it again, and it would count twice.
  const here = new Set([...queued, ...(await tx.issues.all())].map((item) => item.uid));
  const sent = await tx.sent.get(mutations.map((item) => item.uid));
  let n = Math.max(queued.at(-1)?.n ?? 0, meta.lmid);
  const added: OutboxRecord[] = [];
  let unreadable = 0;
  mutations.forEach((item, index) => {
    if (here.has(item.uid) || sent[index]) return;
    const args = readArgs(item.name, item.args);
    if ('reject' in args) {
      unreadable += 1;
      return;
    }
    n += 1;
    here.add(item.uid);
    added.push({
      ...item,
      args: args.args,
      name: item.name as MutationName,
      n,
      base: 0,
      author: personId,
      touches: [],
    });
  });
  await tx.outbox.put(added);
  const known = mutations.length - added.length - unreadable;
  return { saved: true, added: added.length, known, unreadable };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Any file at all can be chosen by mistake.
  }
}
