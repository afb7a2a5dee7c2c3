import type { Invitations } from '../../ports/invitations.ts';
import { canonicalEmail } from '../../rules/canonical-email.ts';

export interface WithdrawInvitationOutcome {
  kind: 'withdrawn' | 'not-invited';
  email: string;
}

/** Ends every link that an address was sent. An account that one of them has made already stays. */
export const makeWithdrawInvitation =
  ({ invitations }: { invitations: Invitations }) =>
  async (entry: { email: string }): Promise<WithdrawInvitationOutcome> => {
    const email = canonicalEmail(entry.email);
    return { kind: (await invitations.withdraw(email)) ? 'withdrawn' : 'not-invited', email };
  };
