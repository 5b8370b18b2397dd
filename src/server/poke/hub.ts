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

/** What someone is told about. */
export interface Concerns {
  /** Scopes that they hold: their rows come by sync. */
  grants: ReadonlySet<Scope>;
  /** Scopes that only go into figures they may look at: a manager's are `all`. */
  figures: ReadonlySet<Scope> | 'all';
}

/** Asks what concerns these people; asked when they begin to listen and after a change of memberships. */
export type AskConcerns = (
  workspaceId: string,
  personIds: readonly string[],
) => Promise<ReadonlyMap<string, Concerns>>;

/** Called after every change that the hub hears of, whoever made it. */
export type OnChange = (workspaceId: string, head: number, scopes: ReadonlySet<Scope> | 'all') => void;

interface Held extends Listener, Concerns {}

const NOTHING: Concerns = { grants: new Set(), figures: new Set() };
/** Until it is known what concerns someone, everything does: a poke too many costs a request that finds nothing. */
const UNKNOWN: Concerns = { grants: new Set(), figures: 'all' };

export class PokeHub {
  readonly #ask: AskConcerns;
  readonly #listeners = new Map<string, Set<Held>>();
  readonly #observers = new Set<OnChange>();

  constructor(ask: AskConcerns) {
    this.#ask = ask;
  }

  async listen(listener: Listener): Promise<Stop> {
    const { workspaceId, personId } = listener;
    const held: Held = { ...listener, ...UNKNOWN };
    const others = this.#listeners.get(workspaceId) ?? new Set();
    this.#listeners.set(workspaceId, others.add(held));
    const stop = (): void => {
      others.delete(held);
      if (others.size === 0 && this.#listeners.get(workspaceId) === others)
        this.#listeners.delete(workspaceId);
    };
    try {
      Object.assign(held, (await this.#ask(workspaceId, [personId])).get(personId) ?? NOTHING);
    } catch (error) {
      stop();
      throw error;
    }
    return stop;
  }

  /** What a session was found to hold when it last synced, leases of a manager included. */
  holds(workspaceId: string, sessionId: string, grants: ReadonlySet<Scope>): void {
    for (const held of this.#listeners.get(workspaceId) ?? [])
      if (held.sessionId === sessionId) held.grants = grants;
  }

  /**
   * Pokes whoever holds one of the scopes, or looks at figures that they go into. Told of every version that this process
   * takes, also of one at which nothing changed: then it pokes nobody, but it was nobody else's.
   * @param grants memberships changed: whoever holds something else than before is poked as well.
   */
  async changed(
    workspaceId: string,
    head: number,
    scopes: ReadonlySet<Scope> | 'all',
    grants = false,
  ): Promise<void> {
    for (const observe of this.#observers) observe(workspaceId, head, scopes);
    if (scopes !== 'all' && scopes.size === 0) return;
    const listeners = [...(this.#listeners.get(workspaceId) ?? [])];
    const concerned = new Set(listeners.filter((held) => scopes === 'all' || concerns(held, scopes)));
    for (const held of concerned) held.poke(head);
    if (!grants || listeners.length === 0) return;
    const now = await this.#ask(workspaceId, [...new Set(listeners.map(({ personId }) => personId))]);
    for (const held of listeners) {
      const concernsNow = now.get(held.personId) ?? NOTHING;
      if (!concerned.has(held) && !covers(held.grants, concernsNow.grants)) held.poke(head);
      // Leases are not among them; the next sync of that session brings those back.
      Object.assign(held, concernsNow);
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

function concerns({ grants, figures }: Concerns, scopes: ReadonlySet<Scope>): boolean {
  return figures === 'all' || meets(grants, scopes) || meets(figures, scopes);
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
