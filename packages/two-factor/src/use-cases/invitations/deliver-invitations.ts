import type { LinkTokens } from '../../ports/crypto.ts';
import type { DueInvitation, Invitations } from '../../ports/invitations.ts';
import type { InvitationMail, Mailer } from '../../ports/mail.ts';
import { days, invitationLimits } from '../../rules/limits.ts';

interface Dependencies {
  invitations: Invitations;
  /** The page of the console that opens the link with this token. */
  invitationLinkTo: (token: string) => string;
  invitationTokens: LinkTokens;
  mailer: Mailer;
  /** Once aborted, no more invitations are claimed. */
  stopping: AbortSignal;
}

/** Concurrent deliveries per replica, bounded for a provider that is slow or has just recovered. */
const AT_ONCE = 10;

/**
 * Mails the invitations that operators have queued by a command, which ends before: the provider may be away, and on the
 * embedded database even the server. Undelivered ones stay for a later retry, as notices do.
 */
export function makeDeliverInvitations(dependencies: Dependencies) {
  const { invitationLinkTo, invitations, invitationTokens, mailer, stopping } = dependencies;

  const mailOf = ({ createdAt, email, id, language, name }: DueInvitation, token: string): InvitationMail => ({
    kind: 'invitation',
    to: email,
    language,
    name,
    link: invitationLinkTo(token),
    daysToLive: invitationLimits.timeToLive / days(1),
    requestedAt: createdAt,
    // No request asked for it: in the log, the invitation stands for one.
    requestedFrom: { requestId: id, browser: null, address: null, language },
    idempotencyKey: id,
  });

  async function send(invitation: DueInvitation): Promise<boolean> {
    const token = invitationTokens.tokenOf(invitation.id, invitation.keyId);
    // Its key was taken out of the configuration: the link would open nothing, and the operator sees that it was not mailed.
    if (token === null) return false;
    const mailed = await mailer.send(mailOf(invitation, token));
    if (mailed.kind !== 'sent') return false;
    await invitations.markMailed({ id: invitation.id, mailId: mailed.mailId });
    return true;
  }

  return async (): Promise<void> => {
    for (let isMore = true; isMore && !stopping.aborted; ) {
      const claimed = await invitations.claim(AT_ONCE);
      const sent = await Promise.all(claimed.map(send));
      isMore = claimed.length === AT_ONCE && sent.includes(true);
    }
  };
}
