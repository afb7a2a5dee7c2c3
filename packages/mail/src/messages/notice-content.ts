import type { NoticeMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { type MessageContent, requestFacts } from './message-content.ts';

export function noticeContent(mail: NoticeMail, platformName: string, words: MailWords): MessageContent {
  const ofNotice = words.notice[mail.notice];
  return {
    language: words.language,
    colon: words.colon,
    platformName,
    subject: ofNotice.subject(platformName),
    preview: ofNotice.preview,
    heading: ofNotice.heading,
    instruction: ofNotice.instruction(platformName),
    centre: null,
    request: requestFacts(mail, words),
    warning: { heading: words.ifNotYou, paragraphs: ofNotice.warning },
  };
}
