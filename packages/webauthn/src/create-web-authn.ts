import type { PasskeyDescriptor, WebAuthn } from '@countersign/two-factor';
import { passkeyLimits } from '@countersign/two-factor';
import { isPasskeyOrigin, relyingPartyOf } from './relying-party.ts';

/** Ed25519, ECDSA with P-256 and RSA with SHA-256, the first preferred (IANA COSE Algorithms). */
const ALGORITHMS = [-8, -7, -257];

const TIMEOUT_MS = passkeyLimits.timeToLive * 1_000;

/**
 * Loaded by the first ceremony: most replicas that start see none for a while. A bundle would run the library's certificate
 * store before the polyfill that it imports and needs.
 */
async function library() {
  await import('reflect-metadata');
  return import('./library.ts');
}

/** What authenticators keep with a passkey to tell whose it is: nothing of the account but its id. */
const userHandleOf = (accountId: string) => Buffer.from(accountId.replaceAll('-', ''), 'hex');

/** Whether a page of another origin has ours in a frame: the console is in none (WebAuthn §7.1, §7.2, "crossOrigin"). */
async function isFramed(clientDataJSON: string): Promise<boolean> {
  const { decodeClientDataJSON } = await library();
  return decodeClientDataJSON(clientDataJSON).crossOrigin === true;
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

const credentialOf = ({ credentialId, transports }: PasskeyDescriptor) => ({
  id: base64url(credentialId),
  transports: [...transports],
});

/** SimpleWebAuthn throws for whatever is wrong with an answer, from its CBOR to its signature: to us it is a refusal. */
const unlessRefused = <Verified>(verifying: Promise<Verified>): Promise<Verified | null> => verifying.catch(() => null);

/** Two integers in DER, as signatures of ECDSA are, and right for nothing. */
const NO_SIGNATURE = Uint8Array.from([0x30, 6, 2, 1, 1, 2, 1, 1]);

/**
 * Whether a signature can be judged by it. The library takes a key at a registration as it comes, even one that was cut off, and
 * an account would be active by what never signs in.
 */
async function isUsable(credentialPublicKey: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { verifySignature } = await library();
  const judging = verifySignature({ signature: NO_SIGNATURE, data: NO_SIGNATURE, credentialPublicKey });
  return judging.then(
    () => true,
    () => false,
  );
}

/** The ceremonies of the console at this origin. */
export function createWebAuthn({
  consoleOrigin,
  platformName,
}: {
  consoleOrigin: string;
  platformName: string;
}): WebAuthn {
  const relyingParty = relyingPartyOf(consoleOrigin, platformName);
  const expected = (challenge: Uint8Array) => ({
    expectedChallenge: base64url(challenge),
    expectedOrigin: relyingParty.origin,
    expectedRPID: relyingParty.id,
  });
  return {
    isOffered: isPasskeyOrigin(consoleOrigin),

    async creationOptions({ account, challenge, existing }) {
      const { generateRegistrationOptions } = await library();
      const options = await generateRegistrationOptions({
        rpName: relyingParty.name,
        rpID: relyingParty.id,
        userName: account.email,
        userID: userHandleOf(account.id),
        challenge: Buffer.from(challenge),
        timeout: TIMEOUT_MS,
        attestationType: 'none',
        excludeCredentials: existing.map(credentialOf),
        // Whoever has no room for a resident key may still use a security key: the password names the account.
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        supportedAlgorithmIDs: ALGORITHMS,
      });
      return { ...options };
    },

    async requestOptions({ challenge, passkeys, userVerification }) {
      const { generateAuthenticationOptions } = await library();
      const options = await generateAuthenticationOptions({
        rpID: relyingParty.id,
        allowCredentials: passkeys.map(credentialOf),
        challenge: Buffer.from(challenge),
        timeout: TIMEOUT_MS,
        userVerification,
      });
      return { ...options };
    },

    async verifyRegistration(response, { challenge }) {
      const { verifyRegistrationResponse } = await library();
      const { attestationObject, clientDataJSON, transports } = response.response;
      const verified = await unlessRefused(
        verifyRegistrationResponse({
          ...expected(challenge),
          response: {
            ...response,
            response: { attestationObject, clientDataJSON },
            clientExtensionResults: {},
          },
          requireUserVerification: false,
          supportedAlgorithmIDs: ALGORITHMS,
        }),
      );
      if (!verified?.verified || (await isFramed(clientDataJSON))) return null;
      if (!(await isUsable(verified.registrationInfo.credential.publicKey))) return null;
      const { credential, credentialDeviceType, userVerified } = verified.registrationInfo;
      return {
        credentialId: Buffer.from(credential.id, 'base64url'),
        publicKey: credential.publicKey,
        counter: credential.counter,
        isSynced: credentialDeviceType === 'multiDevice',
        isUserVerified: userVerified,
        transports: transports ?? [],
      };
    },

    async verifyAssertion(response, { accountId, challenge, isVerificationRequired, passkey }) {
      const { verifyAuthenticationResponse } = await library();
      const { authenticatorData, clientDataJSON, signature, userHandle } = response.response;
      if (userHandle !== undefined && userHandle !== base64url(userHandleOf(accountId))) return null;
      const verified = await unlessRefused(
        verifyAuthenticationResponse({
          ...expected(challenge),
          response: {
            ...response,
            response: { authenticatorData, clientDataJSON, signature },
            clientExtensionResults: {},
          },
          // Without its counter, so that one that went back is told from a wrong signature.
          credential: { id: base64url(passkey.credentialId), publicKey: Buffer.from(passkey.publicKey), counter: 0 },
          requireUserVerification: isVerificationRequired,
        }),
      );
      if (!verified?.verified || (await isFramed(clientDataJSON))) return null;
      const { newCounter, userVerified } = verified.authenticationInfo;
      return { counter: newCounter, isUserVerified: userVerified };
    },
  };
}
