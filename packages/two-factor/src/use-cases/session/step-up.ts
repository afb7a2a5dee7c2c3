import type { Accounts } from '../../ports/accounts.ts';
import type { RequestOrigin } from '../../ports/mailer.ts';
import type { PasswordHash } from '../../ports/password-hash.ts';
import type { RandomSource } from '../../ports/random-source.ts';
import type { LiveSession, Sessions } from '../../ports/sessions.ts';
import { newBearerToken } from '../new-bearer-token.ts';

export interface StepUpInput {
  session: LiveSession;
  password: string;
  requestedFrom: RequestOrigin;
}

export type StepUpOutcome = { kind: 'proved'; sessionToken: string } | { kind: 'wrong-credentials' };

interface Dependencies {
  accounts: Accounts;
  passwordHash: PasswordHash;
  random: RandomSource;
  sessions: Sessions;
}

/** Proves the password once more in a live session, which goes on under a new token (SEC-24). */
export const makeStepUp =
  ({ accounts, passwordHash, random, sessions }: Dependencies) =>
  async ({ session, password, requestedFrom }: StepUpInput): Promise<StepUpOutcome> => {
    const stored = await accounts.passwordHashOf(session.accountId);
    if (!(await passwordHash.verify(password, stored))) return { kind: 'wrong-credentials' };
    const { token, tokenHash } = newBearerToken(random);
    await sessions.renew({ sessionId: session.id, tokenHash, requestedFrom });
    return { kind: 'proved', sessionToken: token };
  };
