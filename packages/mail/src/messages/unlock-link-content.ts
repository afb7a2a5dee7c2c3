import type { UnlockLinkMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { type MessageBody, requestFacts } from './message-content.ts';

export function unlockLinkContent(mail: UnlockLinkMail, platformName: string, words: MailWords): MessageBody {
  const { unlockLink } = words;
  return {
    subject: unlockLink.subject(platformName),
    preview: unlockLink.preview(mail.hoursToLive),
    heading: unlockLink.heading,
    instruction: unlockLink.instruction(platformName),
    centre: {
      kind: 'link',
      label: unlockLink.label,
      link: mail.link,
      fallback: unlockLink.fallback,
      lifetime: unlockLink.lifetime(mail.hoursToLive),
    },
    request: requestFacts(mail, words),
    warning: {
      heading: words.ifNotYou,
      paragraphs: [...unlockLink.warning, words.neverAsked.link(platformName)],
    },
  };
}
