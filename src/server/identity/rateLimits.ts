import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { addressKey } from '../http/addressKey.ts';

/**
 * Slows down whoever guesses or floods; shuts nobody out. A window that is full stays closed until it ends and is
 * not prolonged by knocking. Only what failed is counted against an address, so people behind one address do not
 * spend each other's attempts, and no failure is counted against a person who is merely named in it.
 */
export interface RateLimits {
  /** Tokens of links that came to nothing, per address. */
  guesses: Limit;
  /** Typed codes that came to nothing, per address: they are shorter than tokens. */
  codeGuesses: Limit;
  /** Requests about ways in, per address, those that worked too: each costs a transaction. */
  links: Limit;
  /**
   * Codes by mail, per address that they were asked for, whether anybody has it or not. Three tries at each make 18 an
   * hour of a million, and whoever is kept waiting by a stranger waits an hour at most, or comes in another way.
   */
  mailsTo: Limit;
  /** The same, per network address that asks. */
  mailsFrom: Limit;
  /** Links made, per account. */
  issued: Limit;
  /** Refusals written to the record, per account: what is above it is still refused, only not written down. */
  recorded: Limit;
}

export interface Limit {
  /** Takes one. @returns seconds to wait when there is none left */
  take(key: string): Promise<number | undefined>;
  /** As `take`, without taking. */
  check(key: string): Promise<number | undefined>;
}

export function makeRateLimits(): RateLimits {
  return {
    guesses: byAddress(limit(20, 60)),
    codeGuesses: byAddress(limit(10, 10 * 60)),
    links: byAddress(limit(300, 60)),
    mailsTo: limit(6, 60 * 60),
    mailsFrom: byAddress(limit(60, 60 * 60)),
    issued: limit(120, 60 * 60),
    recorded: limit(20, 60 * 60),
  };
}

function limit(points: number, seconds: number): Limit {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (full) {
        // This is how it says that nothing is left; anything else is a bug in it.
        if (full instanceof RateLimiterRes) return wait(full);
        throw full;
      }
    },
    check: async (key) => {
      const state = await limiter.get(key);
      return state !== null && state.consumedPoints >= points ? wait(state) : undefined;
    },
  };
}

function byAddress({ take, check }: Limit): Limit {
  return { take: (address) => take(addressKey(address)), check: (address) => check(addressKey(address)) };
}

/** Whole seconds until the window ends: what Retry-After says is true. */
const wait = (state: RateLimiterRes): number => Math.max(1, Math.ceil(state.msBeforeNext / 1000));
