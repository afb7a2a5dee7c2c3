import { isActive } from '../../factors/enrolled.ts';
import type { Accounts } from '../../ports/accounts.ts';
import type { Challenge, Challenges } from '../../ports/challenges.ts';
import type { RandomSource } from '../../ports/crypto.ts';
import type { InBackground } from '../../ports/maintenance.ts';
import type { ThrottleKeys } from '../../ports/passwords.ts';
import type { ClientNetwork, RequestOrigin } from '../../ports/request.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import { browserTokenHashes } from '../../rules/browser-tokens.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';
import type { DeliverNotices } from '../deliver-notices.ts';
import { type JudgePasswordDependencies, judgePassword } from '../judge-password.ts';
import { networkKeys } from '../network-keys.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { browserOf } from './browser-of.ts';

export interface SignInInput {
  email: string;
  password: string;
  /** The network that strangers behind one address share. */
  network: ClientNetwork;
  /** Unverified values of the browser's cookies. */
  browserToken: string | undefined;
  sessionToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type SignInOutcome =
  /** The account, if there is one: for the log, never for the response. */
  | { kind: 'wrong-credentials'; accountId: string | null }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number }
  /** After a right password only (decisions/025). */
  | { kind: 'account-blocked'; accountId: string }
  | { kind: 'signed-in'; accountId: string; sessionToken: string; browserToken: string }
  | { kind: 'second-factor'; accountId: string; challengeToken: string; browserToken: string; challenge: Challenge };

interface Dependencies extends JudgePasswordDependencies {
  accounts: Accounts;
  challenges: Challenges;
  deliverNotices: DeliverNotices;
  inBackground: InBackground;
  random: RandomSource;
  sessions: Sessions;
  throttleKeys: ThrottleKeys;
}

/**
 * Charges an attempt, then judges the password; then begins a session, or a challenge where two-factor authentication is
 * active (SEC-07). The owner is told of a new browser that needed no second step.
 */
export const makeSignIn =
  ({ accounts, challenges, deliverNotices, inBackground, random, sessions, throttleKeys, ...judging }: Dependencies) =>
  async ({ email: typed, network, password, requestedFrom, ...cookies }: SignInInput): Promise<SignInOutcome> => {
    const email = canonicalEmail(typed);
    const charge = await judging.passwordAttempts.chargeAtSignIn({
      email,
      browserTokenHashes: browserTokenHashes(cookies.browserToken),
      keys: {
        account: throttleKeys.keyOf('account', email),
        ...networkKeys(throttleKeys, network, ''),
        consecutiveFailures: throttleKeys.keyOf('in-a-row', email),
        judged: throttleKeys.keyOf('judged', email),
      },
    });
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { account, attempt, decoy } = charge;
    const { passwordHash } = judging;
    const stored = account?.passwordHash ?? null;
    const isRight = await judgePassword(judging, { account: email, password, stored, decoy, attempt });
    if (!account || !isRight) return { kind: 'wrong-credentials', accountId: account?.id ?? null };

    if (passwordHash.isOutdated(account.passwordHash, password)) {
      const to = await passwordHash.hash(password);
      await accounts.replacePasswordHash({ accountId: account.id, from: account.passwordHash, to });
    }

    const { browser, cookieOnceMet } = browserOf(cookies.browserToken, random);
    const { token, tokenHash } = newBearerToken(random);
    const proved = { accountId: account.id, securityEpoch: account.securityEpoch, browser, attempt, requestedFrom };
    if (isActive(account.enrolledFactors)) {
      const opened = await challenges.open({ id: random.id(), tokenHash, ...proved });
      if (!opened) return { kind: 'account-blocked', accountId: account.id };
      const { challenge, met } = opened;
      const browserToken = cookieOnceMet(met);
      return { kind: 'second-factor', accountId: account.id, challengeToken: token, browserToken, challenge };
    }
    const session = {
      id: random.id(),
      tokenHash,
      amr: ['pwd' as const],
      replaces: bearerTokenHash(cookies.sessionToken),
    };
    const met = await sessions.startWithPassword({ session, noticeId: random.id(), ...proved });
    if (!met) return { kind: 'account-blocked', accountId: account.id };
    if (met.hasNotice) inBackground('notices', deliverNotices);
    return { kind: 'signed-in', accountId: account.id, sessionToken: token, browserToken: cookieOnceMet(met) };
  };
