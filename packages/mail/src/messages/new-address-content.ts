import type { NewAddressMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { type MessageBody, requestFacts } from './message-content.ts';

export function newAddressContent(mail: NewAddressMail, platformName: string, words: MailWords): MessageBody {
  const { code, taken } = words.newAddress;
  const ofCase = mail.code === null ? taken : code;
  const noCodeAsked = mail.code === null ? [] : [words.neverAsked.code(platformName)];
  return {
    subject: ofCase.subject(platformName),
    preview: mail.code === null ? taken.preview : code.preview(mail.minutesToLive),
    heading: ofCase.heading(platformName),
    instruction: ofCase.instruction(platformName),
    centre:
      mail.code === null
        ? null
        : {
            kind: 'code',
            label: words.codeLabel,
            code: mail.code,
            lifetime: words.codeLifetime(mail.minutesToLive),
          },
    request: requestFacts(mail, words),
    warning: { heading: words.ifNotYou, paragraphs: [...ofCase.warning, ...noCodeAsked] },
  };
}
