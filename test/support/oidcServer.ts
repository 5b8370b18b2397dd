/** A real OpenID provider on loopback, and a browser that goes there and back; a test may spoil what it says. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export const CLIENT_ID = 'plimsoll';
export const CLIENT_SECRET = 'a secret of at least thirty-two bytes';

type Json = Record<string, unknown>;

export interface OidcServer {
  issuer: string;
  /** For the server under test. */
  settings: Record<string, string>;
  /** Who is at the provider's screen. */
  person: string;
  /** Changes what the token endpoint answers, or what the provider says of itself. */
  spoil: { token?: (answer: Json) => Json; description?: (answer: Json) => Json };
  /** An ID token of the provider's own key with other claims (undefined leaves one out) or another head. */
  resigned: (idToken: unknown, claims: Json, head?: Json, key?: KeyObject) => string;
  /** As PEM. */
  publicKey: string;
  /** Goes to the provider as a browser does. @returns the address that it is sent back to */
  visit: (url: string) => Promise<URL>;
  /** Paths that were asked for. */
  asked: string[];
  close: () => Promise<void>;
}

/** @param redirectUri the one that the client has registered */
export async function oidcServer(redirectUri: string): Promise<OidcServer> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'key1', alg: 'RS256', use: 'sig' };
  // The port has to be known before the provider is made, since it is in its name.
  let handle: ReturnType<Provider['callback']> | undefined;
  const http = createServer((request, response) => void handle?.(request, response)).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
    jwks: { keys: [key] },
    cookies: { keys: ['cookies'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    // Everyone agrees: consent is the provider's business and not what is tried here.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    server.asked.push(ctx.path);
    if (ctx.path.startsWith('/interaction/')) {
      ctx.respond = false;
      await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: server.person } });
      return;
    }
    await next();
    const { token, description } = server.spoil;
    if (token && ctx.path === '/token') ctx.body = token(ctx.body as Json);
    if (description && ctx.path.startsWith('/.well-known/')) ctx.body = description(ctx.body as Json);
  });
  handle = provider.callback();

  const server: OidcServer = {
    issuer,
    settings: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: CLIENT_ID, OIDC_CLIENT_SECRET: CLIENT_SECRET },
    person: 'kim',
    spoil: {},
    resigned: (idToken, claims, head = {}, other = privateKey) => {
      const [oldHead = '', body = ''] = String(idToken).split('.');
      const parts = [
        { ...decoded(oldHead), ...head },
        { ...decoded(body), ...claims },
      ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
      const text = parts.join('.');
      if (head.alg === 'none') return `${text}.`;
      // What fools a reader who takes the head's word for how to check it: the public key is no secret.
      const hmac = () => createHmac('sha256', server.publicKey).update(text).digest();
      const signature = head.alg === 'HS256' ? hmac() : sign('sha256', Buffer.from(text), other);
      return `${text}.${signature.toString('base64url')}`;
    },
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    visit: (url) => visit(url, redirectUri),
    asked: [],
    close: async () => {
      http.closeAllConnections();
      http.close();
    },
  };
  return server;
}

const decoded = (part: string): Json => JSON.parse(Buffer.from(part, 'base64url').toString());

async function visit(url: string, end: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let at = new URL(url);
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split('; ');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`stuck at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at);
    if (`${at.origin}${at.pathname}` === end) return at;
  }
  throw new Error('sent round in circles');
}
