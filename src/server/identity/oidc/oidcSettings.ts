import { isLoopback } from '../../http/isLoopback.ts';
import { SettingError } from '../../settingError.ts';

/** An organisation's own accounts, as OpenID Connect has them. */
export interface OidcSettings {
  /** Exactly as the provider calls itself. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Origins that requests may go to: the issuer's, and those that were listed beside it. */
  origins: ReadonlySet<string>;
}

/** Null where nobody has said so, and then no such way in is offered. */
export function oidcSettingsOf(setting: (name: string) => string | undefined): OidcSettings | null {
  const [issuer, clientId, clientSecret] = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'].map(
    setting,
  );
  const hosts = setting('OIDC_HOSTS');
  if ([issuer, clientId, clientSecret, hosts].every((each) => each === undefined)) return null;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    throw new SettingError(
      'OIDC_ISSUER goes with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: the provider gives all three.',
    );
  const origins = [issuer, ...(hosts ?? '').split(/[\s,]+/).filter(Boolean)].map(trustedOrigin);
  return { issuer, clientId, clientSecret, origins: new Set(origins) };
}

function trustedOrigin(text: string, place: number): string {
  const name = place === 0 ? 'OIDC_ISSUER' : 'OIDC_HOSTS';
  const url = URL.parse(text);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !safe || url.username !== '' || url.search !== '' || url.hash !== '')
    throw new SettingError(
      `${name} must be an https address such as https://login.example.org, not “${text}”.`,
    );
  return url.origin;
}
