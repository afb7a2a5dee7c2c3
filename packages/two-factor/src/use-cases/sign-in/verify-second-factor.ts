import type { Challenges, ChargedChallenge, Spent } from '../../ports/challenges.ts';
import type { CodeMac } from '../../ports/code-mac.ts';
import type { RequestOrigin } from '../../ports/mailer.ts';
import type { RandomSource } from '../../ports/random-source.ts';
import type { SecretSeal } from '../../ports/secret-seal.ts';
import type { Amr } from '../../ports/sessions.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { matchTimeStep } from '../../rules/time-based-code.ts';
import { judgeCharged } from '../judge-charged.ts';
import type { ResealOutdated } from '../keys/reseal-outdated.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { unansweredChallenge } from './another-sign-in.ts';
import { renewedBrowserToken } from './browser-of.ts';

export type Factor = Spent['factor'];

export interface VerifySecondFactorInput {
  /** From our own cookie; the challenge row names the account. */
  challengeToken: string | undefined;
  browserToken: string | undefined;
  /** The challenge that the browser shows; any, where it does not say. */
  expectedId?: string | undefined;
  sessionToken: string | undefined;
  factor: Factor;
  code: string;
  requestedFrom: RequestOrigin;
}

export type VerifySecondFactorOutcome =
  /** `browserToken` is null when the account has forgotten the browser meanwhile. */
  | { kind: 'signed-in'; accountId: string; sessionToken: string; browserToken: string | null }
  | { kind: 'wrong-code'; accountId: string; attemptsLeft: number }
  | { kind: 'another-sign-in' }
  | { kind: 'challenge-gone' }
  | { kind: 'too-many-attempts'; accountId: string; retryAfterSeconds: number };

interface Dependencies {
  challenges: Challenges;
  codeMac: CodeMac;
  emailIsAFactor: boolean;
  random: RandomSource;
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

const amrOf = { authenticator: 'otp', email: 'email' } as const satisfies Record<Factor, Amr>;

/** Charges the attempt, then judges the code by the one factor it names (SEC-17), then spends it for a session. */
export const makeVerifySecondFactor = (dependencies: Dependencies) => {
  const { challenges, random, resealOutdated } = dependencies;
  const judges = judgesWith(dependencies);
  const resealOpened = (factor: Factor, { accountId, authenticator }: ChargedChallenge) => {
    if (factor !== 'authenticator' || !authenticator) return;
    resealOutdated({ row: { accountId, authenticatorId: authenticator.id }, secret: authenticator.secret });
  };
  return async (input: VerifySecondFactorInput): Promise<VerifySecondFactorOutcome> => {
    const challengeHash = bearerTokenHash(input.challengeToken);
    if (!challengeHash) return { kind: 'challenge-gone' };
    const charge = await challenges.charge(challengeHash, input.expectedId);
    if (charge.kind === 'gone') return unansweredChallenge(challenges, challengeHash, input.expectedId);
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { accountId, attemptsLeft, challengeId, now } = charge;
    const wrong = { kind: 'wrong-code', accountId, attemptsLeft } as const;
    const spent = await judgeCharged(
      () => judges[input.factor](charge, input.code, now),
      () => challenges.refundUnjudged(challengeId),
    );
    if (!spent) {
      resealOpened(input.factor, charge);
      return wrong;
    }

    const { token, tokenHash } = newBearerToken(random);
    const browser = renewedBrowserToken(input.browserToken, random);
    const accepted = await challenges.accept({
      challengeId,
      spent,
      browserTokenHash: browser.tokenHash,
      requestedFrom: input.requestedFrom,
      session: {
        id: random.id(),
        tokenHash,
        amr: ['pwd', amrOf[input.factor]],
        replaces: bearerTokenHash(input.sessionToken),
      },
    });
    resealOpened(input.factor, charge);
    if (!accepted) return wrong;
    const browserToken = accepted.browserId && browser.cookieOnceRenewed(accepted.browserId);
    return { kind: 'signed-in', accountId, sessionToken: token, browserToken };
  };
};

type Judge = (charge: ChargedChallenge, code: string, now: Date) => Spent | null;

const judgesWith = ({ codeMac, emailIsAFactor, secretSeal }: Dependencies): Record<Factor, Judge> => ({
  authenticator: ({ accountId, authenticator }, code, now) => {
    if (!authenticator) return null;
    const secret = secretSeal.open(authenticator.secret, { accountId, authenticatorId: authenticator.id });
    const step = matchTimeStep(secret, code, now, authenticator.lastStep);
    return step === null ? null : { factor: 'authenticator', authenticatorId: authenticator.id, step };
  },
  email: ({ challengeId, emailCode }, code) => {
    if (!emailIsAFactor || !emailCode) return null;
    const isRight = codeMac.matches(code, { purpose: 'sign-in', challengeId }, emailCode);
    return isRight ? { factor: 'email', mac: emailCode.mac } : null;
  },
});
