import type { EmailCodeMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { type MessageBody, requestFacts } from './message-content.ts';

export function emailCodeContent(mail: EmailCodeMail, platformName: string, words: MailWords): MessageBody {
  const ofPurpose = words.emailCode[mail.purpose];
  return {
    subject: ofPurpose.subject(platformName),
    preview: ofPurpose.preview(mail.minutesToLive),
    heading: ofPurpose.heading(platformName),
    instruction: ofPurpose.instruction(platformName),
    centre: {
      kind: 'code',
      label: words.codeLabel,
      code: mail.code,
      lifetime: words.codeLifetime(mail.minutesToLive),
    },
    request: requestFacts(mail, words),
    warning: {
      heading: words.ifNotYou,
      paragraphs: [...ofPurpose.warning, words.neverAsked.code(platformName)],
    },
  };
}
