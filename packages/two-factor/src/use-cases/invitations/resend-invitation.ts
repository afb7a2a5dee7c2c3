import type { LinkTokens, RandomSource } from '../../ports/crypto.ts';
import type { Invitations } from '../../ports/invitations.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';

export interface ResendInvitationOutcome {
  kind: 'resent' | 'not-invited' | 'email-taken';
  email: string;
}

interface Dependencies {
  invitations: Invitations;
  invitationTokens: LinkTokens;
  random: RandomSource;
}

/** Has another link mailed to somebody who is invited; the earlier ones go on until their own end (SEC-09). */
export const makeResendInvitation =
  ({ invitations, invitationTokens, random }: Dependencies) =>
  async (entry: { email: string }): Promise<ResendInvitationOutcome> => {
    const email = canonicalEmail(entry.email);
    const id = random.id();
    return { kind: await invitations.resend({ id, email, ...invitationTokens.issue(id) }), email };
  };
