import type { CodeTests } from '../../ports/code-tests.ts';
import type { SecretSeal } from '../../ports/crypto.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import type { ResealOutdated } from '../../ports/sealed-secrets.ts';
import type { LiveSession } from '../../ports/sessions.ts';
import { clockDriftOf, matchTimeStep } from '../../rules/time-based-code.ts';
import { refundUnjudged } from '../refund-unjudged.ts';

export interface TestCodeInput {
  session: LiveSession;
  code: string;
  requestedFrom: RequestOrigin;
}

export type TestCodeOutcome =
  | { kind: 'right' }
  | { kind: 'wrong-code'; attemptsLeft: number; clockDriftSeconds: number | null }
  | { kind: 'not-active' }
  | { kind: 'too-many-attempts'; retryAfterSeconds: number };

interface Dependencies {
  codeTests: CodeTests;
  resealOutdated: ResealOutdated;
  secretSeal: SecretSeal;
}

/** A code that was used lately is still a right one: nothing is spent by the test. */
const ANY_STEP = -1;

/**
 * Says whether the authenticator makes the right codes, and how far its clock is off if they belong to another moment. It
 * spends neither a time step nor a guess that a sign-in needs (decisions/020-what-a-test-of-a-code-tells.md).
 * @throws SecretUnreadable
 */
export const makeTestCode =
  ({ codeTests, resealOutdated, secretSeal }: Dependencies) =>
  async ({ code, requestedFrom, session }: TestCodeInput): Promise<TestCodeOutcome> => {
    const charge = await codeTests.charge(session);
    if (charge.kind === 'not-active') return charge;
    if (charge.kind === 'refused') return { ...charge, kind: 'too-many-attempts' };

    const { attemptsLeft, now, stored } = charge;
    const { authenticatorId } = stored;
    const row = { accountId: session.accountId, kind: 'authenticator', id: authenticatorId } as const;
    const secret = await refundUnjudged(
      () => secretSeal.open(stored.secret, row),
      () => codeTests.refundUnjudged(session),
    );
    const isRight = matchTimeStep(secret, code, now, ANY_STEP) !== null;
    if (isRight) await codeTests.pass({ session, authenticatorId, requestedFrom });
    resealOutdated({ row, secret: stored.secret });
    if (isRight) return { kind: 'right' };
    return { kind: 'wrong-code', attemptsLeft, clockDriftSeconds: clockDriftOf(secret, code, now) };
  };
