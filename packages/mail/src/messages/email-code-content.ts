import type { EmailCodeMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { oneLine } from './one-line.ts';

/** What an email-code message says, before it is dressed as HTML or plain text; both are made from this. */
export interface EmailCodeContent {
  language: string;
  platformName: string;
  subject: string;
  preview: string;
  heading: string;
  instruction: string;
  codeLabel: string;
  code: string;
  lifetime: string;
  request: { heading: string; facts: readonly { label: string; value: string }[] };
  warning: { heading: string; paragraphs: readonly string[] };
}

export function emailCodeContent(mail: EmailCodeMail, platformName: string, words: MailWords): EmailCodeContent {
  const ofPurpose = words.emailCode[mail.purpose];
  const { request } = words;
  return {
    language: words.language,
    platformName,
    subject: ofPurpose.subject(platformName),
    preview: ofPurpose.preview(mail.minutesToLive),
    heading: ofPurpose.heading(platformName),
    instruction: ofPurpose.instruction(platformName),
    codeLabel: words.codeLabel,
    code: mail.code,
    lifetime: words.codeLifetime(mail.minutesToLive),
    request: {
      heading: request.heading,
      facts: [
        { label: request.time, value: words.moment(mail.requestedAt) },
        { label: request.browser, value: oneLine(mail.requestedFrom.browser) },
        { label: request.address, value: oneLine(mail.requestedFrom.address) },
      ],
    },
    warning: {
      heading: words.ifNotYou,
      paragraphs: [...ofPurpose.warning, words.neverAsked(platformName)],
    },
  };
}
