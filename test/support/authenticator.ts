/**
 * An authenticator in software: makes real keys and signs real answers, honest ones unless a test says what to spoil.
 * The browser between it and us is here as well, since it is the browser that writes down the origin.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import type { NewPasskey, PasskeyAnswer } from '../../src/core/passkeys.ts';

/** What a test may have said otherwise than an honest browser and authenticator would. */
export interface Spoilt {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  userVerified?: boolean;
  userPresent?: boolean;
  counter?: number;
  userHandle?: string;
  /** Of another key than the one that is named. */
  signedBy?: KeyObject;
}

export interface HeldKey {
  id: string;
  privateKey: KeyObject;
  userHandle: string;
  rpId: string;
  counter: number;
}

interface CreationOptions {
  challenge: string;
  rp: { id?: string };
  user: { id: string };
}

const [PRESENT, VERIFIED, MAY_BE_SYNCED, IS_SYNCED, HAS_KEY] = [0x01, 0x04, 0x08, 0x10, 0x40];
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array | string) => Buffer.from(data).toString('base64url');

/** Makes a key for whoever the options name. */
export function makeKey(
  options: CreationOptions,
  origin: string,
  spoilt: Spoilt = {},
): { key: HeldKey; answer: NewPasskey } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const cose = isoCBOR.encode(
    // COSE: key type EC2, ES256, curve P-256, the two coordinates.
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]) as never,
  );
  const id = randomBytes(16);
  const rpId = options.rp.id ?? '';
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length);
  const credential = Buffer.concat([Buffer.alloc(16), length, id, cose]);
  const authData = Buffer.concat([authenticatorData(rpId, 0, HAS_KEY, spoilt), credential]);
  const attestation = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', new Uint8Array(authData)],
  ]);
  return {
    key: { id: base64url(id), privateKey, userHandle: options.user.id, rpId, counter: 0 },
    answer: {
      id: base64url(id),
      rawId: base64url(id),
      type: 'public-key',
      response: {
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        clientDataJSON: clientData('webauthn.create', options.challenge, origin, spoilt),
        transports: ['internal'],
      },
    },
  };
}

/** Signs a challenge with a key, which counts. */
export function useKey(
  key: HeldKey,
  options: { challenge: string },
  origin: string,
  spoilt: Spoilt = {},
): PasskeyAnswer {
  key.counter += 1;
  const data = authenticatorData(key.rpId, key.counter, 0, spoilt);
  const client = clientData('webauthn.get', options.challenge, origin, spoilt);
  const signed = Buffer.concat([data, sha256(Buffer.from(client, 'base64url'))]);
  return {
    id: key.id,
    rawId: key.id,
    type: 'public-key',
    response: {
      authenticatorData: base64url(data),
      clientDataJSON: client,
      signature: base64url(sign('sha256', signed, spoilt.signedBy ?? key.privateKey)),
      userHandle: spoilt.userHandle ?? key.userHandle,
    },
  };
}

function authenticatorData(rpId: string, counter: number, more: number, spoilt: Spoilt): Buffer {
  const flags =
    (spoilt.userPresent === false ? 0 : PRESENT) |
    (spoilt.userVerified === false ? 0 : VERIFIED) |
    MAY_BE_SYNCED |
    IS_SYNCED |
    more;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(spoilt.counter ?? counter);
  return Buffer.concat([sha256(spoilt.rpId ?? rpId), Buffer.from([flags]), count]);
}

function clientData(type: string, challenge: string, origin: string, spoilt: Spoilt): string {
  const said = { type, challenge, origin, crossOrigin: false };
  const { type: otherType = type, challenge: other = challenge, origin: elsewhere = origin } = spoilt;
  return base64url(JSON.stringify({ ...said, type: otherType, challenge: other, origin: elsewhere }));
}
