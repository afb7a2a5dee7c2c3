import type { RandomSource } from '../../ports/crypto.ts';
import type { Passkeys } from '../../ports/passkeys.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { CeremonyOptions, WebAuthn } from '../../ports/web-authn.ts';
import type { ReadTwoFactorStatus } from '../two-factor/read-two-factor-status.ts';
import { refusalToReplace } from '../two-factor/refusal-to-replace.ts';

export type BeginPasskeyOutcome =
  | { kind: 'begun'; options: CeremonyOptions }
  | { kind: 'factor-required' }
  | { kind: 'too-many-passkeys' };

interface Dependencies {
  passkeys: Pick<Passkeys, 'beginRegistration'>;
  random: RandomSource;
  readTwoFactorStatus: ReadTwoFactorStatus;
  webAuthn: Pick<WebAuthn, 'creationOptions'>;
}

/**
 * Asks the browser to make a passkey for this session's account, to activate by it or beside what is active. Nothing is
 * registered by it.
 */
export const makeBeginPasskey =
  ({ passkeys, random, readTwoFactorStatus, webAuthn }: Dependencies) =>
  async ({ session }: { session: LiveSession }): Promise<BeginPasskeyOutcome> => {
    const refusal = await refusalToReplace(session, readTwoFactorStatus);
    if (refusal?.kind === 'factor-required') return refusal;
    const challenge = random.bytes(32);
    const begun = await passkeys.beginRegistration({ session, challenge });
    if (!begun) return { kind: 'too-many-passkeys' };
    const { accountId, email } = session;
    const options = await webAuthn.creationOptions({ account: { id: accountId, email }, challenge, ...begun });
    return { kind: 'begun', options };
  };
