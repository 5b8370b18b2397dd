import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { DatabaseUnavailable } from '../database/unavailable.ts';
import type { Log } from '../log.ts';
import { actorFor } from '../queries/actor.ts';
import { grantsFor } from '../queries/grants.ts';
import { figuresFor } from './figures.ts';
import { type Concerns, PokeHub, type Stop } from './hub.ts';
import { OutsideChanges } from './outsideChanges.ts';

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

  const outside = new OutsideChanges(database.read);
  const stopObserving = pokes.onChange((workspaceId, head) => void outside.wrote(workspaceId, head));
  let looking = false;
  let lookAgain = false;

  /** One look at a time; whoever calls meanwhile may know of something that this one has passed by. */
  async function look(): Promise<void> {
    lookAgain = true;
    if (looking) return;
    looking = true;
    try {
      while (lookAgain) {
        lookAgain = false;
        for (const { workspaceId, head, scopes, grants } of await outside.look(database.read))
          await pokes.changed(workspaceId, head, scopes, grants);
      }
    } catch (err) {
      // Requests say so while it lasts, and the next look finds what this one did not.
      if (!(err instanceof DatabaseUnavailable)) log.error({ err }, 'a poke failed');
    } finally {
      looking = false;
    }
  }

  const stopLooking = database.onOutsideWrite(() => void look());
  return {
    pokes,
    stop: () => {
      stopLooking();
      stopObserving();
    },
  };
}
