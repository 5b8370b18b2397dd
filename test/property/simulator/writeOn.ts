/** A person writes something on a page, which promises to keep it or says that it cannot. */
import { MONDAY } from '../../support/server.ts';
import { DAY } from './days.ts';
import type { Device } from './device.ts';
import type { Operation } from './operations.ts';
import type { Page } from './page.ts';
import type { World } from './world.ts';
import { writeOf } from './writes.ts';

type WriteOperation = Extract<Operation, { do: 'write' }>;

export async function writeOn(
  world: World,
  device: Device,
  page: Page | undefined,
  { what, pick, amount }: WriteOperation,
): Promise<void> {
  if (!page?.handle) return;
  const base = world.contents.get(device)?.base ?? [];
  const write = writeOf({
    what,
    pick,
    amount,
    device: device.name,
    count: world.next('write'),
    day: (offset) => new Date(MONDAY + offset * DAY).toISOString().slice(0, 10),
    flagId: base.filter(({ type }) => type === 'flag').at(-1)?.id ?? 'none',
  });
  const { replica } = page.handle;
  // Something that came of what this person may see, to be forgotten with it.
  if (pick % 7 === 0) void replica.queries.persistClient({ canary: device.person });
  void replica.dispatch(write.name, write.args as never).then(
    (outcome) => {
      if (!outcome.saved) world.tallies.add('refused here');
      else {
        world.tallies.add('saved');
        world.ledger.unpromised.add(outcome.uid);
      }
    },
    (error: unknown) => {
      if (!(error instanceof Error && error.name === 'NotSaved')) world.wrong ??= error;
    },
  );
}
