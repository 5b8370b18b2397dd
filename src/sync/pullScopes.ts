/** What a viewer's scopes have come to, beside what they have. */
import type { Scope } from '../core/scopes.ts';

export interface Have {
  epoch: string;
  v: number;
  scopes: readonly Scope[];
}

/** Where the server stands. */
export interface Stand {
  epoch: string;
  head: number;
  /** Deletions up to here are forgotten. */
  floor: number;
}

export interface PullScopes {
  /** Held no more. */
  drop: Scope[];
  /** Sent in full: gained, or no longer to be brought up to date. */
  reset: Scope[];
  /** Brought up to date from `have.v` on. */
  kept: Scope[];
}

/** Nothing that came before can be built on: another epoch, deletions that were missed, or a version from the future. */
export function mustReset(have: Have, stand: Stand): boolean {
  return have.epoch !== stand.epoch || have.v < stand.floor || have.v > stand.head;
}

export function pullScopes(have: Have, stand: Stand, grants: ReadonlySet<Scope>): PullScopes {
  const had = new Set(have.scopes);
  const all = mustReset(have, stand);
  return {
    drop: [...had].filter((scope) => !grants.has(scope)).sort(),
    reset: [...grants].filter((scope) => all || !had.has(scope)).sort(),
    kept: [...grants].filter((scope) => !all && had.has(scope)).sort(),
  };
}
