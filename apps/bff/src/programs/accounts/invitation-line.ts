import { type OpenInvitation, readableEmail } from '@countersign/two-factor';

/** To the minute, in UTC. */
const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** An open invitation for whoever sent it. */
export function invitationLine({ email, expiresAt, invitedAt, isMailed, name }: OpenInvitation): string {
  const who = [readableEmail(email), ...(name === null ? [] : [name])].join('  ');
  return `${who}  invited ${moment(invitedAt)}, counts until ${moment(expiresAt)}${isMailed ? '' : ', not mailed yet'}`;
}
