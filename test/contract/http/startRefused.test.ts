import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/server/config.ts';
import { makeStarts } from '../../support/makeStarts.ts';

const { folder, started, refused } = makeStarts();

describe('a start that cannot be', () => {
  /** One sentence: a line that ends in a full stop, and no stack. */
  async function sentence(env: Record<string, string>, args: string[] = []): Promise<string> {
    const { code, said } = await refused(env, args);
    expect(code).toBe(1);
    expect(said).toMatch(/^[^\n]+\.\n$/);
    expect(said).not.toMatch(/\n\s+at /);
    return said;
  }

  it('says which port is in use, and leaves the database alone', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect(await sentence({ PORT: String(port) })).toContain(`Port ${port}`);
    other.close();
    expect((await started()).links).toHaveLength(1);
  });

  it('says at once that the place cannot hold a database', async () => {
    writeFileSync(join(folder(), 'file'), '');
    const places: [string, string][] = [
      [join(folder(), 'file', 'plimsoll.db'), `${join(folder(), 'file')} is not a folder`],
      [folder(), `${folder()} is a folder`],
      // Where a folder can be looked for and never be made, Node's own way of making it never ends.
      ['/proc/nowhere/deep/plimsoll.db', 'the folder /proc/nowhere cannot be made'],
      ['/proc/plimsoll.db', 'cannot be opened'],
    ];
    for (const [path, why] of places) {
      const said = await sentence({ DATABASE_URL: `file:${path}` });
      expect(said).toContain(`file:${path}`);
      expect(said).toContain(why);
    }
    expect(await sentence({ DATABASE_URL: 'file://elsewhere/plimsoll.db' })).toContain('DATABASE_URL');
  });

  it('is no reason to stay away that the files of earlier builds cannot be kept', async () => {
    mkdirSync(join(folder(), 'data'));
    writeFileSync(join(folder(), 'data', 'assets'), 'in the way');
    expect((await started()).links).toHaveLength(1);
  });

  it('says that the database is not one', async () => {
    writeFileSync(join(folder(), 'not.db'), 'not a database'.repeat(500));
    expect(await sentence({ DATABASE_URL: `file:${join(folder(), 'not.db')}` })).toContain('database');
    expect(await sentence({ DATABASE_URL: 'mysql://somewhere' })).toContain('DATABASE_URL');
  });

  it('names the setting that does not fit', async () => {
    writeFileSync(join(folder(), 'cert.pem'), 'nothing');
    const cert = join(folder(), 'cert.pem');
    const settings: [string, Record<string, string>][] = [
      ['PORT', { PORT: 'eighty' }],
      ['PORT', { PORT: '70000' }],
      ['PUBLIC_URL', { PUBLIC_URL: 'plimsoll.example' }],
      ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/plimsoll' }],
      ['PUBLIC_URL', { PUBLIC_URL: 'ftp://example.org' }],
      ['TLS_KEY', { TLS_CERT: cert }],
      ['TLS_KEY', { TLS_CERT: cert, TLS_KEY: join(folder(), 'missing.pem') }],
      ['TLS_CERT', { TLS_CERT: cert, TLS_KEY: cert }],
      ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
      ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'proxy.example' }],
      ['SMTP_URL', { SMTP_URL: 'smtp://mail.example' }],
      ['SMTP_URL', { SMTP_URL: 'https://name:secret@mail.example', MAIL_FROM: 'plimsoll@example.org' }],
      ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Plimsoll' }],
      ['OIDC_ISSUER', { OIDC_ISSUER: 'https://login.example' }],
      ['OIDC_ISSUER', { OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }],
      [
        'OIDC_HOSTS',
        {
          OIDC_ISSUER: 'https://login.example',
          OIDC_CLIENT_ID: 'a',
          OIDC_CLIENT_SECRET: 'b',
          OIDC_HOSTS: 'ftp://keys.example',
        },
      ],
      ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ];
    for (const [name, env] of settings) {
      const config = readConfig(env);
      expect('error' in config && config.error).toMatch(
        new RegExp(`^${name} [^\\n]+\\.$|^TLS_CERT and ${name} [^\\n]+\\.$`),
      );
    }
    expect(await sentence({ PUBLIC_URL: 'plimsoll.example' })).toContain('PUBLIC_URL');
    expect(await sentence({ HOST: '203.0.113.1' })).toContain('HOST');
    expect(await sentence({}, ['--dmeo'])).toContain('--dmeo');
  });
});
