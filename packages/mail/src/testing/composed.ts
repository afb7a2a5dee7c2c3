import type { RequestedMail } from '@countersign/two-factor';
import { composeMessage } from '../messages/compose-message.tsx';
import { emailCodeContent } from '../messages/email-code-content.ts';
import type { MessageContent } from '../messages/message-content.ts';
import { noticeContent } from '../messages/notice-content.ts';
import { unlockLinkContent } from '../messages/unlock-link-content.ts';
import type { MailWords } from '../words/mail-words.ts';
import { wordsOf } from '../words/words-of.ts';
import { sampleMail, sampleNotice, sampleUnlockLink } from './sample-mail.ts';

const PLATFORM = 'Mini Program Platform';

const composed = <M extends RequestedMail>(
  contentOf: (mail: M, platformName: string, words: MailWords) => MessageContent,
  mail: M,
) => composeMessage(contentOf(mail, PLATFORM, wordsOf[mail.language]));

export const composedCode = (changes: Parameters<typeof sampleMail>[0] = {}) =>
  composed(emailCodeContent, sampleMail(changes));

export const composedLink = (changes: Parameters<typeof sampleUnlockLink>[0] = {}) =>
  composed(unlockLinkContent, sampleUnlockLink(changes));

export const composedNotice = (changes: Parameters<typeof sampleNotice>[0] = {}) =>
  composed(noticeContent, sampleNotice(changes));

/** What a person sees, with the hidden preview line and its padding left out. */
export const visible = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div><\/div>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, '\n');

/** What a mailbox shows of an unopened message. */
export const previewIn = (html: string) => /<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1];
