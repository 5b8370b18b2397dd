import type { Scope } from '../../core/scopes.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { actorFor } from '../queries/actor.ts';
import { grantsFor } from '../queries/grants.ts';
import { PokeHub, type Stop } from './hub.ts';

/** A hub that reads grants from the database, and hears of what other processes write to it until it is stopped. */
export function makePokes(database: Database, log: Pick<Log, 'error'>): { pokes: PokeHub; stop: Stop } {
  const pokes = new PokeHub((workspaceId, personIds) =>
    database.snapshot(async (trx) => {
      const grants = new Map<string, ReadonlySet<Scope>>();
      for (const person of personIds) {
        grants.set(person, await grantsFor(trx, workspaceId, await actorFor(trx, workspaceId, person)));
      }
      return grants;
    }),
  );

  async function pokeEveryone(): Promise<void> {
    // An import touches most of a workspace: asking who is concerned would cost more than the pull that finds nothing.
    for (const { id, head } of await database.read.selectFrom('workspace').select(['id', 'head']).execute()) {
      await pokes.changed(id, head, 'all', true);
    }
  }

  const stop = database.onOutsideWrite(() => {
    void pokeEveryone().catch((err) => log.error({ err }, 'a poke failed'));
  });
  return { pokes, stop };
}
