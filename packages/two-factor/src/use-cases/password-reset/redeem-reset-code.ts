import type { CodeMac, RandomSource } from '../../ports/crypto.ts';
import type { PasswordResets } from '../../ports/password-resets.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { newBearerToken } from '../new-bearer-token.ts';

export interface RedeemResetCodeInput {
  /** From our own cookie: the browser that asked. */
  requestToken: string | undefined;
  code: string;
}

export type RedeemResetCodeOutcome =
  /** The token opens the same page as the link in the mail. */
  | { kind: 'redeemed'; token: string }
  | { kind: 'wrong-code'; attemptsLeft: number }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number }
  | { kind: 'challenge-gone' };

interface Dependencies {
  codeMac: CodeMac;
  passwordResets: PasswordResets;
  random: RandomSource;
}

/** Takes the code of the newest mail that this browser asked for in place of the mail's link, once. */
export const makeRedeemResetCode =
  ({ codeMac, passwordResets, random }: Dependencies) =>
  async ({ code, requestToken }: RedeemResetCodeInput): Promise<RedeemResetCodeOutcome> => {
    const requestTokenHash = bearerTokenHash(requestToken);
    if (!requestTokenHash) return { kind: 'challenge-gone' };
    const charge = await passwordResets.chargeCode(requestTokenHash);
    if (charge.kind === 'gone') return { kind: 'challenge-gone' };
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { attemptsLeft, id, stored } = charge;
    const wrong = { kind: 'wrong-code', attemptsLeft } as const;
    if (!codeMac.matches(code, { purpose: 'password-reset', challengeId: id }, stored)) return wrong;
    const { token, tokenHash } = newBearerToken(random);
    const isRedeemed = await passwordResets.redeemCode({ id, code: stored, tokenHash });
    return isRedeemed ? { kind: 'redeemed', token } : wrong;
  };
