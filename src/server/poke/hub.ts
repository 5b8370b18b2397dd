/**
 * Who is looking, and what of it has changed. A poke says only that there is something to fetch: data always comes
 * through sync, so that a poke that is lost costs time and nothing else.
 */
import type { Scope } from '../../core/scopes.ts';

export type Stop = () => void;

/** Someone whose screen is open. */
export interface Listener {
  workspaceId: string;
  personId: string;
  sessionId: string;
  /** Says that the workspace has come to `head`. */
  poke: (head: number) => void;
}

/** Asks for the grants of these people, one set each; asked after a change of memberships. */
export type AskGrants = (
  workspaceId: string,
  personIds: readonly string[],
) => Promise<ReadonlyMap<string, ReadonlySet<Scope>>>;

/** Called after every change that the hub hears of, whoever made it. */
export type OnChange = (workspaceId: string, head: number, scopes: ReadonlySet<Scope> | 'all') => void;

interface Held extends Listener {
  grants: ReadonlySet<Scope>;
}

export class PokeHub {
  readonly #askGrants: AskGrants;
  readonly #listeners = new Map<string, Set<Held>>();
  readonly #observers = new Set<OnChange>();

  constructor(askGrants: AskGrants) {
    this.#askGrants = askGrants;
  }

  async listen(listener: Listener): Promise<Stop> {
    const { workspaceId, personId } = listener;
    const held: Held = { ...listener, grants: new Set() };
    const others = this.#listeners.get(workspaceId) ?? new Set();
    this.#listeners.set(workspaceId, others.add(held));
    held.grants = (await this.#askGrants(workspaceId, [personId])).get(personId) ?? held.grants;
    return () => {
      others.delete(held);
      if (others.size === 0 && this.#listeners.get(workspaceId) === others)
        this.#listeners.delete(workspaceId);
    };
  }

  /** What a session was found to hold when it last synced, leases of a manager included. */
  holds(workspaceId: string, sessionId: string, grants: ReadonlySet<Scope>): void {
    for (const held of this.#listeners.get(workspaceId) ?? [])
      if (held.sessionId === sessionId) held.grants = grants;
  }

  /**
   * Pokes whoever holds one of the scopes.
   * @param grants memberships changed: whoever holds something else than before is poked as well.
   */
  async changed(
    workspaceId: string,
    head: number,
    scopes: ReadonlySet<Scope> | 'all',
    grants = false,
  ): Promise<void> {
    for (const observe of this.#observers) observe(workspaceId, head, scopes);
    const listeners = [...(this.#listeners.get(workspaceId) ?? [])];
    const concerned = new Set(listeners.filter((held) => scopes === 'all' || meets(held.grants, scopes)));
    for (const held of concerned) held.poke(head);
    if (!grants || listeners.length === 0) return;
    const now = await this.#askGrants(workspaceId, [...new Set(listeners.map(({ personId }) => personId))]);
    for (const held of listeners) {
      const granted = now.get(held.personId) ?? new Set<Scope>();
      if (!concerned.has(held) && !covers(held.grants, granted)) held.poke(head);
      // Leases are not among them; the next sync of that session brings those back.
      held.grants = granted;
    }
  }

  /** Tells whoever keeps something that is computed from rows. */
  onChange(observe: OnChange): Stop {
    this.#observers.add(observe);
    return () => this.#observers.delete(observe);
  }

  get listening(): number {
    let count = 0;
    for (const listeners of this.#listeners.values()) count += listeners.size;
    return count;
  }
}

function meets(grants: ReadonlySet<Scope>, scopes: ReadonlySet<Scope>): boolean {
  const [few, many] = grants.size < scopes.size ? [grants, scopes] : [scopes, grants];
  for (const scope of few) if (many.has(scope)) return true;
  return false;
}

/** Same set, leases aside: `held` may have more only as a manager's leases, and then they lose nothing by a poke less. */
function covers(held: ReadonlySet<Scope>, granted: ReadonlySet<Scope>): boolean {
  return held.size === granted.size && granted.isSubsetOf(held);
}
