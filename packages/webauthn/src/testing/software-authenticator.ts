import { createHash, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Cbor, encodeCbor } from './cbor.ts';
import { type Algorithm, newKey } from './keys.ts';

/** Flags of authenticator data (WebAuthn §6.1). */
export const FLAGS = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backedUp: 0x10,
  attested: 0x40,
} as const;

export interface Credential {
  id: Buffer;
  key: KeyObject;
  publicKey: Buffer;
  counter: number;
}

interface AuthenticatorOptions {
  /** As browsers send it in `Origin`. */
  origin: string;
  rpId?: string;
  isSynced?: boolean;
  verifiesUser?: boolean;
  /** False for one that never counts. */
  counts?: boolean;
  algorithm?: Algorithm;
}

/** What a test may say otherwise than an honest authenticator and browser would. */
export interface Forgery {
  origin?: string;
  rpId?: string;
  type?: string;
  challenge?: string;
  flags?: number;
  counter?: number;
  crossOrigin?: boolean;
  /** At a registration, one that there is already. */
  credential?: Credential | undefined;
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** An authenticator with its browser, in software: it shares no code with the library that the server judges by. */
export function createSoftwareAuthenticator({
  algorithm = 'ES256',
  counts = true,
  isSynced = false,
  origin,
  rpId = new URL(origin).hostname,
  verifiesUser = true,
}: AuthenticatorOptions) {
  const credentials: Credential[] = [];

  const flagsOf = (attested: boolean) =>
    FLAGS.userPresent |
    (verifiesUser ? FLAGS.userVerified : 0) |
    (isSynced ? FLAGS.backupEligible | FLAGS.backedUp : 0) |
    (attested ? FLAGS.attested : 0);

  const clientDataOf = (type: string, challenge: string, forgery: Forgery) =>
    Buffer.from(
      JSON.stringify({
        type: forgery.type ?? type,
        challenge: forgery.challenge ?? challenge,
        origin: forgery.origin ?? origin,
        crossOrigin: forgery.crossOrigin ?? false,
      }),
    );

  function authenticatorData(counter: number, attested: Buffer | null, forgery: Forgery): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(forgery.counter ?? counter);
    const flags = forgery.flags ?? flagsOf(attested !== null);
    return Buffer.concat([sha256(forgery.rpId ?? rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  }

  /** Answers `navigator.credentials.create`. */
  function create({ challenge }: { challenge: string }, forgery: Forgery = {}) {
    const credential = forgery.credential ?? { id: randomBytes(32), ...newKey(algorithm), counter: 0 };
    if (!credentials.includes(credential)) credentials.push(credential);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credential.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, credential.id, credential.publicKey]);
    const authData = authenticatorData(0, attested, forgery);
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, Cbor>()],
      ['authData', authData],
    ]);
    const id = base64url(credential.id);
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      response: {
        clientDataJSON: base64url(clientDataOf('webauthn.create', challenge, forgery)),
        attestationObject: base64url(encodeCbor(attestation)),
        transports: ['internal'],
      },
    };
  }

  /** Answers `navigator.credentials.get` with its newest credential, or that one. */
  function get({ challenge }: { challenge: string }, forgery: Forgery = {}, credential = credentials.at(-1)) {
    if (!credential) throw new Error('This authenticator has no credential.');
    if (counts) credential.counter += 1;
    const clientData = clientDataOf('webauthn.get', challenge, forgery);
    const authData = authenticatorData(credential.counter, null, forgery);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    const signature = sign(algorithm === 'EdDSA' ? null : 'SHA256', signed, credential.key);
    const id = base64url(credential.id);
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
      },
    };
  }

  return { create, credentials, get };
}

export type SoftwareAuthenticator = ReturnType<typeof createSoftwareAuthenticator>;
