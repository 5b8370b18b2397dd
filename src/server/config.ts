import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { BackupPlan } from './backup/backupPlan.ts';
import { databasePath } from './database/databasePath.ts';
import { type OidcSettings, oidcSettingsOf } from './identity/oidc/oidcSettings.ts';
import { type MailSettings, mailSettingsOf } from './mail/mailSettings.ts';
import { SettingError } from './settingError.ts';

export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  /** Beside the database: kept assets of earlier builds. */
  dataFolder: string;
  /** The built app. */
  siteFolder: string;
  /** Origin that people reach this server by, where it was said; otherwise it follows from each request. */
  publicOrigin: string | null;
  tls: { cert: Buffer; key: Buffer } | null;
  /** Proxies whose `X-Forwarded-…` headers are believed; null believes nobody. */
  trustedProxies: BlockList | null;
  logLevel: string;
  /** Backups that the server makes by itself; null for none. */
  backups: BackupPlan | null;
  /** Where mail is handed over; null where none is sent. */
  mail: MailSettings | null;
  /** Whose accounts sign in here too; null where nobody's do. */
  oidc: OidcSettings | null;
}

/** A setting that does not fit, as one sentence for whoever starts the server. */
export interface BadSetting {
  error: string;
}

export const DEFAULT_PORT = 8484;
export const DEFAULT_DATABASE = 'file:data/plimsoll.db';

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'];

/** The settings, read once. An empty variable is one that is not set. */
export function readConfig(env: Record<string, string | undefined>): Config | BadSetting {
  const setting = (name: string): string | undefined => env[name]?.trim() || undefined;
  try {
    const databaseUrl = setting('DATABASE_URL') ?? DEFAULT_DATABASE;
    return {
      port: portOf(setting('PORT')),
      host: setting('HOST') ?? '127.0.0.1',
      databaseUrl,
      dataFolder: dataFolderOf(databaseUrl),
      siteFolder: resolve(import.meta.dirname, '..', '..', 'dist'),
      publicOrigin: publicOriginOf(setting('PUBLIC_URL')),
      tls: tlsOf(setting('TLS_CERT'), setting('TLS_KEY')),
      trustedProxies: proxiesOf(setting('TRUSTED_PROXIES')),
      logLevel: levelOf(setting('LOG_LEVEL')),
      backups: backupsOf(setting, dataFolderOf(databaseUrl)),
      mail: mailSettingsOf(setting),
      oidc: oidcSettingsOf(setting),
    };
  } catch (error) {
    if (error instanceof SettingError) return { error: error.message };
    throw error;
  }
}

function portOf(text = String(DEFAULT_PORT)): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new SettingError(`PORT must be a number from 0 to 65535, not “${text}”.`);
}

/** Where an embedded database lives, and so everything else that the server keeps in files. */
export function dataFolderOf(databaseUrl: string): string {
  if (!databaseUrl.startsWith('file:')) return resolve('data');
  try {
    return dirname(databasePath(databaseUrl));
  } catch (error) {
    throw new SettingError(`DATABASE_URL cannot be ${databaseUrl}: ${reason(error)}.`);
  }
}

function publicOriginOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '')
    throw new SettingError(
      `PUBLIC_URL must be the address people open, such as https://plimsoll.example.org, not “${text}”.`,
    );
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new SettingError(
      `PUBLIC_URL must be an address without a path, such as ${url.origin}, because Plimsoll needs a host name of its own.`,
    );
  return url.origin;
}

function tlsOf(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (certFile === undefined && keyFile === undefined) return null;
  if (certFile === undefined || keyFile === undefined)
    throw new SettingError('TLS_CERT and TLS_KEY go together: each names a PEM file.');
  const tls = { cert: pem('TLS_CERT', certFile), key: pem('TLS_KEY', keyFile) };
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new SettingError(
      `TLS_CERT (${certFile}) and TLS_KEY (${keyFile}) are not a certificate and its key in PEM form: ${reason(error)}.`,
    );
  }
  return tls;
}

function pem(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new SettingError(`${name} names ${file}, which cannot be read: ${reason(error)}.`);
  }
}

function proxiesOf(text: string | undefined): BlockList | null {
  if (text === undefined) return null;
  const list = new BlockList();
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) addNetwork(list, entry);
  return list;
}

function addNetwork(list: BlockList, entry: string): void {
  const [address = '', bits, ...rest] = entry.split('/');
  const version = isIP(address);
  const most = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  const fits = version !== 0 && rest.length === 0 && /^\d+$/.test(bits ?? '0') && prefix <= most;
  if (!fits)
    throw new SettingError(
      `TRUSTED_PROXIES must list addresses or networks such as 127.0.0.1 or 10.0.0.0/8; “${entry}” is neither.`,
    );
  list.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
}

function levelOf(text = 'info'): string {
  if (LEVELS.includes(text)) return text;
  throw new SettingError(`LOG_LEVEL must be one of ${LEVELS.join(', ')}, not “${text}”.`);
}

function backupsOf(setting: (name: string) => string | undefined, dataFolder: string): BackupPlan | null {
  // Both are read even where no backup is made: a mistake should not wait for the day on which one is.
  const hours = countOf('BACKUP_KEEP_HOURS', setting('BACKUP_KEEP_HOURS') ?? '24');
  const days = countOf('BACKUP_KEEP_DAYS', setting('BACKUP_KEEP_DAYS') ?? '14');
  const folder = setting('BACKUP_FOLDER');
  if (folder === 'off') return null;
  return { folder: folder === undefined ? join(dataFolder, 'backups') : resolve(folder), hours, days };
}

function countOf(name: string, text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new SettingError(`${name} must be a number from 0 to 9999, not “${text}”.`);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
