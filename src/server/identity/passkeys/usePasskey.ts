import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Selectable } from 'kysely';
import type { PasskeyAnswer } from '../../../core/passkeys.ts';
import type { Deps } from '../../deps.ts';
import { ATTEMPT_LIFETIME, beginAttempt, takeAttempt } from '../attempts.ts';
import { enter } from '../enter.ts';
import type { Session } from '../session.ts';
import type { Arrival } from '../signIn.ts';
import type { PasskeyTable } from '../tables.ts';
import { makeToken } from '../token.ts';
import { challengeIn } from './challengeIn.ts';
import { type RelyingParty, userHandle } from './relyingParty.ts';

type Needs = Pick<Deps, 'database' | 'clock' | 'randomBytes'>;

/** What to ask of whichever passkey the browser offers: nobody has said who they are, so none is named. */
export async function askForPasskey(
  { database, clock, randomBytes }: Needs,
  { party, browser }: { party: RelyingParty; browser: string },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = makeToken(randomBytes);
  await database.write((trx) =>
    beginAttempt(trx, { secret: challenge, kind: 'passkey', browser, at: clock() }),
  );
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: Buffer.from(challenge, 'base64url') as Uint8Array<ArrayBuffer>,
    timeout: ATTEMPT_LIFETIME,
    userVerification: 'required',
  });
}

/**
 * Signs in with an answer to a challenge of this browser. The challenge is gone before anything is looked at, so that no
 * answer is ever tried twice.
 * @returns undefined when it lets nobody in, whatever the reason
 */
export async function usePasskey(
  deps: Needs,
  { party, browser }: { party: RelyingParty; browser: string },
  answer: PasskeyAnswer,
  arrival: Pick<Arrival, 'label' | 'previousToken'>,
): Promise<{ token: string; session: Session } | undefined> {
  const { database, clock } = deps;
  const challenge = challengeIn(answer.response.clientDataJSON);
  const attempt = await database.write((trx) =>
    takeAttempt(trx, { secret: challenge, kind: 'passkey', browser, at: clock() }),
  );
  const passkey = await database.read
    .selectFrom('passkey')
    .selectAll()
    .where('id', '=', answer.id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  if (attempt === undefined || passkey === undefined) return undefined;
  const seen = await verify(party, challenge, answer, passkey);
  if (seen === undefined) return undefined;

  return database.write(async (trx) => {
    const used = await trx
      .updateTable('passkey')
      .set({ counter: seen.newCounter, backedUp: seen.credentialBackedUp ? 1 : 0, usedAt: clock() })
      .where('id', '=', passkey.id)
      // Removed or used meanwhile: what was verified above is not how it stands.
      .where('counter', '=', passkey.counter)
      .where('removedAt', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) return undefined;
    const { ws: workspaceId, personId } = passkey;
    return enter(trx, deps, { workspaceId, personId, method: 'passkey', ...arrival });
  });
}

async function verify(
  party: RelyingParty,
  challenge: string,
  answer: PasskeyAnswer,
  passkey: Selectable<PasskeyTable>,
) {
  const handle = Buffer.from(userHandle(passkey.ws, passkey.personId)).toString('base64url');
  // A discoverable key says whose it is; one that says another name is not what was registered.
  if (answer.response.userHandle !== handle) return undefined;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      // The schema has seen all that is read of it.
      response: { ...answer, clientExtensionResults: {} } as never,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    });
    return verified ? authenticationInfo : undefined;
  } catch {
    // It throws for whatever does not fit, a counter that went back included.
    return undefined;
  }
}
