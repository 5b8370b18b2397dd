import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { NewPasskey } from '../../../core/passkeys.ts';
import type { Deps } from '../../deps.ts';
import { readRow } from '../../rows/readRows.ts';
import { ATTEMPT_LIFETIME, beginAttempt, takeAttempt } from '../attempts.ts';
import { audit } from '../audit.ts';
import type { Session } from '../session.ts';
import { makeToken } from '../token.ts';
import { challengeIn } from './challengeIn.ts';
import { type RelyingParty, userHandle } from './relyingParty.ts';

/** COSE's numbers of EdDSA, ES256 and RS256: what every authenticator has one of, and Node verifies without a warning. */
const ALGORITHMS = [-8, -7, -257];

/** More than anyone has; whoever wants another removes one. */
export const MOST_PASSKEYS = 20;

type Needs = Pick<Deps, 'database' | 'clock' | 'randomBytes'>;

interface Asking {
  session: Session;
  party: RelyingParty;
  /** The token of the browser's cookie. */
  browser: string;
}

/**
 * What the browser is to make a key of. Discoverable, so that nobody has to type who they are, and only with the person
 * verified (finger, face or PIN): it is the whole of a sign-in.
 */
export async function beginPasskey(
  { database, clock, randomBytes }: Needs,
  { session: { workspaceId, personId }, party, browser }: Asking,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const [person, workspace, own] = await Promise.all([
    readRow(database.read, workspaceId, 'person', personId),
    readRow(database.read, workspaceId, 'workspace', workspaceId),
    database.read
      .selectFrom('passkey')
      .select(['id', 'transports'])
      .where('ws', '=', workspaceId)
      .where('personId', '=', personId)
      .where('removedAt', 'is', null)
      .execute(),
  ]);
  const challenge = makeToken(randomBytes);
  const options = await generateRegistrationOptions({
    rpName: 'Plimsoll',
    rpID: party.id,
    userName: `${person?.name ?? ''} (${workspace?.name ?? ''})`,
    userDisplayName: person?.name ?? '',
    userID: userHandle(workspaceId, personId),
    challenge: Buffer.from(challenge, 'base64url') as Uint8Array<ArrayBuffer>,
    timeout: ATTEMPT_LIFETIME,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: own.map(({ id, transports }) => ({ id, transports: JSON.parse(transports) })),
  });
  await database.write((trx) =>
    beginAttempt(trx, {
      secret: challenge,
      kind: 'passkey_new',
      browser,
      at: clock(),
      person: { workspaceId, personId },
    }),
  );
  return options;
}

/** @returns false when the answer is not one to what this person was asked in this browser */
export async function addPasskey(
  { database, clock }: Needs,
  { session: { workspaceId, personId }, party, browser }: Asking,
  answer: NewPasskey,
  label: string,
): Promise<boolean> {
  const at = clock();
  const challenge = challengeIn(answer.response.clientDataJSON);
  const attempt = await database.write((trx) =>
    takeAttempt(trx, { secret: challenge, kind: 'passkey_new', browser, at }),
  );
  if (attempt?.workspaceId !== workspaceId || attempt.personId !== personId) return false;
  const { verified, registrationInfo } = await verify(party, challenge, answer);
  if (!verified) return false;
  const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;

  return database.write(async (trx) => {
    const held = await trx
      .selectFrom('passkey')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('ws', '=', workspaceId)
      .where('personId', '=', personId)
      .where('removedAt', 'is', null)
      .executeTakeFirstOrThrow();
    if (Number(held.count) >= MOST_PASSKEYS) return false;
    const added = await trx
      .insertInto('passkey')
      .values({
        id: credential.id,
        ws: workspaceId,
        personId,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: JSON.stringify(answer.response.transports ?? []),
        multiDevice: credentialDeviceType === 'multiDevice' ? 1 : 0,
        backedUp: credentialBackedUp ? 1 : 0,
        label,
        createdAt: at,
        usedAt: null,
        removedAt: null,
      })
      // Whoever has it may be somebody else: a key is never handed over.
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows !== 1n) return false;
    await audit(trx, { workspaceId, at, kind: 'passkey_added', actorId: personId, detail: { label } });
    return true;
  });
}

async function verify(
  party: RelyingParty,
  challenge: string,
  answer: NewPasskey,
): Promise<VerifiedRegistrationResponse> {
  try {
    return await verifyRegistrationResponse({
      // The schema has seen all that is read of it.
      response: { ...answer, clientExtensionResults: {} } as never,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
  } catch {
    // It throws for whatever does not fit, and whoever sent that learns no more than that it did not.
    return { verified: false };
  }
}
