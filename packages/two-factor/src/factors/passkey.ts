import type { AssertionResponse, StoredPasskey, WebAuthn } from '../ports/web-authn.ts';
import type { Factor } from './factor.ts';

export interface PasskeyTypes {
  proof: { credential: AssertionResponse };
  /** What the challenge asks to be signed, while that counts, and the account's passkeys. */
  stored: { challenge: Uint8Array | null; passkeys: readonly StoredPasskey[] };
  /** What was signed is spent with it, and the counter moves on. */
  evidence: {
    factor: 'passkey';
    passkeyId: string;
    challenge: Uint8Array;
    counter: number;
    isSynced: boolean;
    isUserVerified: boolean;
  };
}

interface Dependencies {
  webAuthn: Pick<WebAuthn, 'verifyAssertion'>;
}

/** Those that never count say 0 each time (WebAuthn §6.1.1). */
const movesOn = (counter: number, last: number): boolean => counter > last || (counter === 0 && last === 0);

/**
 * Passkeys and security keys (WebAuthn). Beside the password the user is verified where the authenticator can; where the
 * passkey alone confirms who is there, it must.
 */
export const createPasskeyFactor = ({ webAuthn }: Dependencies): Factor<'passkey'> => ({
  async judge({ challenge, passkeys }, { credential }, { accountId, purpose }) {
    const credentialId = Buffer.from(credential.id, 'base64url');
    const passkey = passkeys.find((each) => credentialId.equals(each.credentialId));
    if (!challenge || !passkey) return 'passkey-refused';
    const isVerificationRequired = purpose !== 'sign-in';
    const expected = { accountId, challenge, passkey, isVerificationRequired };
    const verified = await webAuthn.verifyAssertion(credential, expected);
    if (!verified) return 'passkey-refused';
    const { counter, isUserVerified } = verified;
    if (!movesOn(counter, passkey.counter)) return 'passkey-copied';
    const { id: passkeyId, isSynced } = passkey;
    return { factor: 'passkey', passkeyId, challenge, counter, isSynced, isUserVerified };
  },
});
