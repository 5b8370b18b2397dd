import { type MailServer, mailServer } from '../support/mailServer.ts';
import { type OidcServer, oidcServer } from '../support/oidcServer.ts';
import { ORIGIN, type ServerUnderTest, serverUnderTest } from '../support/serverUnderTest.ts';
import { addressOf, passkeyOf } from './subject.ts';

/** A server where every way in is configured, with real servers for mail and for accounts beside it. */
export async function withWaysIn(): Promise<ServerUnderTest & { issuer: string }> {
  const mail: MailServer = await mailServer();
  const oidc: OidcServer = await oidcServer(`${ORIGIN}/sign-in`);
  const settings = { SMTP_URL: mail.url, MAIL_FROM: 'plimsoll@example.org', ...oidc.settings };
  const server = await serverUnderTest(settings);
  const close = async (): Promise<void> => {
    await server.close();
    await mail.close();
    await oidc.close();
  };
  return { ...server, close, issuer: oidc.issuer };
}

/** Someone who has one of each. */
export async function givenWaysIn(
  { deps, issuer }: ServerUnderTest & { issuer: string },
  ws: string,
  personId: string,
): Promise<void> {
  const owner = { ws, personId };
  await deps.database.write(async (trx) => {
    const device = { label: 'A browser', createdAt: 1, usedAt: null, removedAt: null };
    const key = { publicKey: 'AAAA', counter: 0, transports: '[]', multiDevice: 0, backedUp: 0 };
    await trx
      .insertInto('passkey')
      .values({ id: passkeyOf(personId), ...owner, ...key, ...device })
      .execute();
    const address = { address: addressOf(personId), setBy: personId, setAt: 1 };
    await trx
      .insertInto('mail_address')
      .values({ ...owner, ...address })
      .execute();
    await trx
      .insertInto('oidc_identity')
      .values({ ...owner, issuer, subject: personId, createdAt: 1, usedAt: null })
      .execute();
  });
}
