import type { Mail } from '@countersign/two-factor';
import { wordsOf } from '../words/words-of.ts';
import { emailCodeContent } from './email-code-content.ts';
import type { MessageContent } from './message-content.ts';
import { noticeContent } from './notice-content.ts';
import { unlockLinkContent } from './unlock-link-content.ts';

/** What a mail says, in its own language. */
export function contentOf(mail: Mail, platformName: string): MessageContent {
  const words = wordsOf[mail.language];
  switch (mail.kind) {
    case 'email-code':
      return emailCodeContent(mail, platformName, words);
    case 'unlock-link':
      return unlockLinkContent(mail, platformName, words);
    case 'notice':
      return noticeContent(mail, platformName, words);
  }
}
