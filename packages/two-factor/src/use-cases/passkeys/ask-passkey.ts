import type { Challenges } from '../../ports/challenges.ts';
import type { RandomSource } from '../../ports/crypto.ts';
import type { Passkeys } from '../../ports/passkeys.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import type { StepUps } from '../../ports/step-ups.ts';
import type { CeremonyOptions, PasskeyDescriptor, WebAuthn } from '../../ports/web-authn.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { unansweredChallenge } from '../sign-in/unanswered-challenge.ts';

type Asked = { kind: 'asked'; options: CeremonyOptions };

interface Asking {
  passkeys: Passkeys;
  random: RandomSource;
  webAuthn: Pick<WebAuthn, 'requestOptions'>;
}

interface Ceremony {
  passkeys: readonly PasskeyDescriptor[];
}

/** Asks a browser for a signature at a sign-in: what is signed is the challenge's own, and answers it once. */
export const makeAskPasskeyAtSignIn =
  ({ challenges, passkeys, random, webAuthn }: Asking & { challenges: Challenges }) =>
  async (input: {
    challengeToken: string | undefined;
    expectedId?: string | undefined;
  }): Promise<Asked | { kind: 'no-passkey' } | { kind: 'another-sign-in' } | { kind: 'challenge-gone' }> => {
    const tokenHash = bearerTokenHash(input.challengeToken);
    if (!tokenHash) return { kind: 'challenge-gone' };
    const held = { tokenHash, expectedId: input.expectedId };
    const challenge = random.bytes(32);
    const ceremony: Ceremony | null = await passkeys.beginSignIn(held, challenge);
    if (!ceremony) return unansweredChallenge(challenges, held);
    if (ceremony.passkeys.length === 0) return { kind: 'no-passkey' };
    const options = await webAuthn.requestOptions({ ...ceremony, challenge, userVerification: 'preferred' });
    return { kind: 'asked', options };
  };

/** The same in a live session, where the passkey alone confirms who is there. */
export const makeAskPasskeyInSession =
  ({ passkeys, random, stepUps, webAuthn }: Asking & { stepUps: StepUps }) =>
  async (input: {
    session: LiveSession;
    requestedFrom: RequestOrigin;
  }): Promise<Asked | { kind: 'no-passkey' } | { kind: 'not-active' }> => {
    if (!(await stepUps.open({ challengeId: random.id(), ...input }))) return { kind: 'not-active' };
    const challenge = random.bytes(32);
    const ceremony: Ceremony | null = await passkeys.beginStepUp(input.session, challenge);
    if (!ceremony) return { kind: 'not-active' };
    if (ceremony.passkeys.length === 0) return { kind: 'no-passkey' };
    const options = await webAuthn.requestOptions({ ...ceremony, challenge, userVerification: 'required' });
    return { kind: 'asked', options };
  };
