import type { Challenges } from '../../ports/challenges.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { type SendEmailCodeDependencies, type SendEmailCodeOutcome, sendEmailCode } from '../send-email-code.ts';

export interface SendSignInCodeInput {
  challengeToken: string | undefined;
  /** The challenge that the browser shows; any, where it does not say. */
  expectedId?: string | undefined;
  requestedFrom: RequestOrigin;
}

export type SendSignInCodeOutcome =
  | (SendEmailCodeOutcome & { accountId: string })
  | { kind: 'another-sign-in' }
  | { kind: 'challenge-gone' }
  | { kind: 'not-a-factor' };

interface Dependencies extends SendEmailCodeDependencies {
  challenges: Challenges;
  emailIsAFactor: boolean;
}

/** Mails a code that answers the open challenge; needs the challenge, so nobody without the password can send mail (SEC-40). */
export const makeSendSignInCode =
  ({ challenges, emailIsAFactor, ...sending }: Dependencies) =>
  async ({ challengeToken, expectedId, requestedFrom }: SendSignInCodeInput): Promise<SendSignInCodeOutcome> => {
    if (!emailIsAFactor) return { kind: 'not-a-factor' };
    const tokenHash = bearerTokenHash(challengeToken);
    const challenge = tokenHash && (await challenges.find(tokenHash));
    if (!challenge) return { kind: 'challenge-gone' };
    if (expectedId !== undefined && expectedId !== challenge.id) return { kind: 'another-sign-in' };
    const outcome = await sendEmailCode(sending, { challengeId: challenge.id, purpose: 'sign-in', requestedFrom });
    return { ...outcome, accountId: challenge.accountId };
  };
