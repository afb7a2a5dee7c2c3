import type { InvitationMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import type { MessageBody } from './message-content.ts';
import { oneLine } from './one-line.ts';

/** No request of the addressee's stands behind it, so it tells when and whom somebody has invited. */
export function invitationContent(mail: InvitationMail, platformName: string, words: MailWords): MessageBody {
  const { invitation } = words;
  const greeting = mail.name === null ? '' : invitation.greeting(oneLine(mail.name));
  return {
    subject: invitation.subject(platformName),
    preview: invitation.preview(mail.daysToLive),
    heading: invitation.heading(platformName),
    instruction: `${greeting}${invitation.instruction(platformName)}`,
    centre: {
      kind: 'link',
      label: invitation.label,
      link: mail.link,
      fallback: invitation.fallback,
      lifetime: invitation.lifetime(mail.daysToLive),
    },
    request: {
      heading: invitation.facts.heading,
      facts: [
        { label: words.request.time, value: words.moment(mail.requestedAt) },
        { label: invitation.facts.email, value: mail.to },
      ],
    },
    warning: {
      heading: invitation.ifUnexpected,
      paragraphs: [...invitation.warning, words.neverAsked.link(platformName)],
    },
  };
}
