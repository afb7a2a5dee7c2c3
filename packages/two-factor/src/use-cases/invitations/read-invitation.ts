import type { FoundInvitation, Invitations } from '../../ports/invitations.ts';
import { bearerTokenHash } from '../../rules/bearer-token.ts';

export type ReadInvitationOutcome =
  | ({ kind: 'open' } & Pick<FoundInvitation, 'email' | 'name' | 'expiresAt'>)
  | { kind: 'email-taken' }
  | { kind: 'link-gone' };

/** What the link offers, for whoever holds it. Reading spends nothing: mail scanners open links as well. */
export const makeReadInvitation =
  ({ invitations }: { invitations: Invitations }) =>
  async ({ token }: { token: string }): Promise<ReadInvitationOutcome> => {
    const tokenHash = bearerTokenHash(token);
    const found = tokenHash && (await invitations.find(tokenHash));
    if (!found) return { kind: 'link-gone' };
    const { isTaken, ...offered } = found;
    return isTaken ? { kind: 'email-taken' } : { kind: 'open', ...offered };
  };
