import type { Mail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { wordsOf } from '../words/words-of.ts';
import { emailCodeContent } from './email-code-content.ts';
import { invitationContent } from './invitation-content.ts';
import type { MessageBody, MessageContent } from './message-content.ts';
import { newAddressContent } from './new-address-content.ts';
import { noticeContent } from './notice-content.ts';
import { resetContent } from './reset-content.ts';
import { accountExistsContent, signUpContent } from './sign-up-content.ts';
import { unlockLinkContent } from './unlock-link-content.ts';

/** What a mail says, in its own language. */
export function contentOf(mail: Mail, platformName: string, words: MailWords = wordsOf[mail.language]): MessageContent {
  return { language: words.language, colon: words.colon, platformName, ...bodyOf(mail, platformName, words) };
}

function bodyOf(mail: Mail, platformName: string, words: MailWords): MessageBody {
  switch (mail.kind) {
    case 'email-code':
      return emailCodeContent(mail, platformName, words);
    case 'unlock-link':
      return unlockLinkContent(mail, platformName, words);
    case 'new-address':
      return newAddressContent(mail, platformName, words);
    case 'invitation':
      return invitationContent(mail, platformName, words);
    case 'sign-up':
      return signUpContent(mail, platformName, words);
    case 'account-exists':
      return accountExistsContent(mail, platformName, words);
    case 'reset':
      return resetContent(mail, platformName, words);
    case 'notice':
      return noticeContent(mail, platformName, words);
  }
}
