import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { actorFor } from '../queries/actor.ts';
import { grantsFor } from '../queries/grants.ts';
import { figuresFor } from './figures.ts';
import { type Concerns, PokeHub, type Stop } from './hub.ts';

/** People whose concerns are read in one go. */
const SOME = 20;

/** A hub that reads from the database what concerns whom, and hears of what other processes write to it until it is stopped. */
export function makePokes(database: Database, log: Pick<Log, 'error'>): { pokes: PokeHub; stop: Stop } {
  const pokes = new PokeHub(async (workspaceId, personIds) => {
    const concerns = new Map<string, Concerns>();
    for (let start = 0; start < personIds.length; start += SOME) {
      // A thousand people at once would keep everyone else waiting.
      if (start > 0) await nextTurn();
      await database.snapshot(async (trx) => {
        for (const person of personIds.slice(start, start + SOME)) {
          const actor = await actorFor(trx, workspaceId, person);
          const grants = await grantsFor(trx, workspaceId, actor);
          concerns.set(person, { grants, figures: await figuresFor(trx, workspaceId, actor) });
        }
      });
    }
    return concerns;
  });

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
