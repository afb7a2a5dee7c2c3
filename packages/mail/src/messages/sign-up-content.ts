import type { AccountExistsMail, SignUpMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { type MessageBody, requestFacts } from './message-content.ts';

export function signUpContent(mail: SignUpMail, platformName: string, words: MailWords): MessageBody {
  const { signUp } = words;
  return {
    subject: signUp.subject(platformName),
    preview: signUp.preview(mail.hoursToLive),
    heading: signUp.heading(platformName),
    instruction: signUp.instruction(platformName),
    centre: {
      kind: 'link',
      label: signUp.label,
      link: mail.link,
      fallback: signUp.fallback,
      lifetime: signUp.lifetime(mail.hoursToLive),
    },
    request: requestFacts(mail, words),
    warning: {
      heading: words.ifNotYou,
      paragraphs: [...signUp.warning, words.neverAsked.link(platformName)],
    },
  };
}

/** For an address that has an account; its link opens nothing. */
export function accountExistsContent(mail: AccountExistsMail, platformName: string, words: MailWords): MessageBody {
  const { accountExists } = words;
  return {
    subject: accountExists.subject(platformName),
    preview: accountExists.preview,
    heading: accountExists.heading(platformName),
    instruction: accountExists.instruction(platformName),
    centre: {
      kind: 'link',
      label: accountExists.label,
      link: mail.link,
      fallback: accountExists.fallback,
      lifetime: accountExists.lifetime,
    },
    request: requestFacts(mail, words),
    warning: { heading: words.ifNotYou, paragraphs: accountExists.warning },
  };
}
