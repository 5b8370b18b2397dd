import type { Configuration } from 'openid-client';
import type { Log } from '../../log.ts';
import { guardedFetch } from './guardedFetch.ts';
import type { OidcSettings } from './oidcSettings.ts';

/** Kept between going to the provider and coming back. */
export interface Journey {
  state: string;
  nonce: string;
  /** PKCE: proves that whoever brings the code is who asked for it. */
  verifier: string;
  /** Where the provider sends people back to. */
  redirectUri: string;
}

/** Who the provider says somebody is. */
export interface Identity {
  issuer: string;
  subject: string;
}

export interface Provider {
  readonly issuer: string;
  /**
   * Where to send someone; undefined when the provider cannot be asked.
   * @param again have them say who they are even if the provider knows: what follows lasts
   */
  away(journey: Journey, again: boolean): Promise<string | undefined>;
  /** Who came back, once everything they brought and everything the provider says of it fits; undefined otherwise. */
  back(journey: Journey, params: URLSearchParams): Promise<Identity | undefined>;
}

/** What the provider says of itself is asked anew after this long (ms). */
const STALE = 60 * 60 * 1000;
/** Longest that one request to it may take (s). */
const PATIENCE = 5;

/** A provider of accounts: discovery, PKCE, state, nonce, signature and exact issuer are openid-client's to check. */
export function makeProvider(settings: OidcSettings, log: Pick<Log, 'warn'>, clock: () => number): Provider {
  let known: { at: number; config: Promise<Configuration> } | undefined;

  function describe(): Promise<Configuration> {
    if (known === undefined || clock() - known.at > STALE) {
      const asked = { at: clock(), config: discover(settings) };
      known = asked;
      asked.config.catch(() => {
        // Whoever waits for it hears; the next one asks anew.
        if (known === asked) known = undefined;
      });
    }
    return known.config;
  }

  const refused = (error: unknown): undefined => {
    // What lies beneath it may hold a code, a token or a name.
    const { name, code } = error as { name?: unknown; code?: unknown };
    log.warn({ name, code }, 'signing in with the provider came to nothing');
  };

  return {
    issuer: settings.issuer,
    away: async ({ state, nonce, verifier, redirectUri }, again) => {
      try {
        const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client');
        return buildAuthorizationUrl(await describe(), {
          redirect_uri: redirectUri,
          scope: 'openid',
          state,
          nonce,
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(again ? { prompt: 'login' } : {}),
        }).href;
      } catch (error) {
        return refused(error);
      }
    },
    back: async ({ state, nonce, verifier, redirectUri }, params) => {
      try {
        const { authorizationCodeGrant } = await import('openid-client');
        const tokens = await authorizationCodeGrant(await describe(), new URL(`?${params}`, redirectUri), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        return claims && { issuer: claims.iss, subject: claims.sub };
      } catch (error) {
        return refused(error);
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret, origins }: OidcSettings): Promise<Configuration> {
  // Loaded here, because most servers have no provider.
  const { allowInsecureRequests, customFetch, discovery, enableNonRepudiationChecks } = await import(
    'openid-client'
  );
  const url = new URL(issuer);
  const config = await discovery(url, clientId, clientSecret, undefined, {
    [customFetch]: guardedFetch(origins),
    timeout: PATIENCE,
    execute: [
      // Signatures are verified although TLS vouches for the answer: a proxy in between may not.
      enableNonRepudiationChecks,
      // Settings admit http for loopback alone.
      ...(url.protocol === 'http:' ? [allowInsecureRequests] : []),
    ],
  });
  // It compares addresses, which may differ in a slash; an issuer is a name, and names are the same or not.
  if (config.serverMetadata().issuer !== issuer) throw new Error('the provider calls itself otherwise');
  return config;
}
