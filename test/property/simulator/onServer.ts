/** What happens to the server and to the network, and the time that passes for everyone. */
import { DAY } from './days.ts';
import type { Operation } from './operations.ts';
import { changeOrganisation } from './organisation.ts';
import type { World } from './world.ts';

export type ServerOperation = Exclude<Operation, { device: number }>;

export async function onServer(world: World, operation: ServerOperation): Promise<void> {
  const { server, network, tallies } = world;
  switch (operation.do) {
    case 'carry':
      return network.carry(operation.pick, operation.fate);
    case 'rush':
      return network.rush();
    case 'serverCrash':
      server.weakness.at = operation.at;
      server.weakness.left = operation.after;
      return;
    case 'line':
      server.weakness.line = operation.ms;
      return;
    case 'restart':
      tallies.add('server restarted');
      return server.restart();
    case 'backup':
      return server.backUp();
    case 'restore':
      return restore(world);
    case 'change':
      return changeOrganisation(world, operation.change);
    case 'time':
      await world.clock.advance(operation.ms, () => world.settle());
      if (operation.ms > 20_000) network.timeOut(operation.ms);
      if (operation.ms >= DAY) await jobs(world);
      return;
    case 'jobs':
      return jobs(world);
  }
}

async function restore({ server, ledger, diaries, tallies }: World): Promise<void> {
  const known = await server.read.selectFrom('mutation_uid').select('uid').execute();
  if (!(await server.restore())) return;
  for (const { uid } of known) ledger.onceKnown.add(uid);
  diaries.forget();
  tallies.add('restored');
}

async function jobs({ server, tallies }: World): Promise<void> {
  const counts = async (): Promise<{ floor: number; dels: number }> => {
    const [stand] = await server.read.selectFrom('workspace').select('floor').execute();
    const dels = await server.read.selectFrom('feed').select('id').where('op', '=', 'del').execute();
    return { floor: stand?.floor ?? 0, dels: dels.length };
  };
  const before = await counts();
  await server.jobs();
  const after = await counts();
  if (after.floor > before.floor) tallies.add('deletions forgotten');
  else if (after.dels > before.dels) tallies.add('grown old');
}
