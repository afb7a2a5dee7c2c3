import type { ResetMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { type MessageBody, requestFacts } from './message-content.ts';

export function resetContent(mail: ResetMail, platformName: string, words: MailWords): MessageBody {
  const { reset } = words;
  return {
    subject: reset.subject(platformName),
    preview: reset.preview(mail.minutesToLive),
    heading: reset.heading,
    instruction: reset.instruction(platformName),
    centre: {
      kind: 'link',
      label: reset.label,
      link: mail.link,
      fallback: reset.fallback,
      lifetime: reset.lifetime(mail.minutesToLive),
    },
    code: { kind: 'code', label: reset.codeLabel, code: mail.code, lifetime: null },
    request: requestFacts(mail, words),
    warning: {
      heading: words.ifNotYou,
      paragraphs: [...reset.warning, words.neverAsked.linkOrCode(platformName)],
    },
  };
}
