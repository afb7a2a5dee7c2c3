import type { RandomSource } from '../../ports/crypto.ts';
import type { Invitations } from '../../ports/invitations.ts';
import type { PasswordHash } from '../../ports/passwords.ts';
import type { RequestOrigin } from '../../ports/request.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';
import type { PasswordFlaw } from '../../vocabulary.ts';
import { newBearerToken } from '../new-bearer-token.ts';
import { newPasswordFlaw, type PasswordPolicy } from '../new-password-flaw.ts';
import { browserOf } from '../sign-in/browser-of.ts';

export interface AcceptInvitationInput {
  /** Of the mailed link. */
  token: string;
  password: string;
  /** Unverified values of the browser's cookies. */
  browserToken: string | undefined;
  sessionToken: string | undefined;
  requestedFrom: RequestOrigin;
}

export type AcceptInvitationOutcome =
  | { kind: 'accepted'; accountId: string; sessionToken: string; browserToken: string }
  | { kind: 'poor-password'; flaw: PasswordFlaw }
  | { kind: 'email-taken' }
  | { kind: 'link-gone' };

interface Dependencies extends PasswordPolicy {
  invitations: Invitations;
  passwordHash: PasswordHash;
  random: RandomSource;
}

/**
 * Makes the account that a mailed link invites to, with a password of its owner's choice, and signs them in. The link is
 * found before anything is hashed, so that only its holder causes that work; a password that is refused spends nothing.
 */
export const makeAcceptInvitation =
  ({ invitations, passwordHash, random, ...policy }: Dependencies) =>
  async ({ password, requestedFrom, token, ...cookies }: AcceptInvitationInput): Promise<AcceptInvitationOutcome> => {
    const tokenHash = bearerTokenHash(token);
    const found = tokenHash && (await invitations.find(tokenHash));
    if (!found) return { kind: 'link-gone' };
    const { email, isTaken } = found;
    if (isTaken) return { kind: 'email-taken' };
    const flaw = await newPasswordFlaw(policy, { email, password });
    if (flaw) return { kind: 'poor-password', flaw };

    const accountId = random.id();
    const session = newBearerToken(random);
    const { browser, cookieOnceMet } = browserOf(cookies.browserToken, random);
    const met = await invitations.accept({
      tokenHash,
      accountId,
      passwordHash: await passwordHash.hash(password, { caller: 'stranger', account: email }),
      session: {
        id: random.id(),
        tokenHash: session.tokenHash,
        amr: ['pwd'],
        replaces: bearerTokenHash(cookies.sessionToken),
      },
      browser,
      requestedFrom,
    });
    // Another link of the address was opened meanwhile, or an operator added the account.
    if (!met) return { kind: (await invitations.find(tokenHash)) ? 'email-taken' : 'link-gone' };
    return { kind: 'accepted', accountId, sessionToken: session.token, browserToken: cookieOnceMet(met) };
  };
