import { composeMessage } from '../messages/compose-message.tsx';
import { emailCodeContent } from '../messages/email-code-content.ts';
import { noticeContent } from '../messages/notice-content.ts';
import { unlockLinkContent } from '../messages/unlock-link-content.ts';
import { en } from '../words/en.ts';
import { sampleMail, sampleNotice, sampleUnlockLink } from './sample-mail.ts';

const PLATFORM = 'Mini Program Platform';

export const composedCode = (changes: Parameters<typeof sampleMail>[0] = {}) =>
  composeMessage(emailCodeContent(sampleMail(changes), PLATFORM, en));

export const composedLink = (changes: Parameters<typeof sampleUnlockLink>[0] = {}) =>
  composeMessage(unlockLinkContent(sampleUnlockLink(changes), PLATFORM, en));

export const composedNotice = (changes: Parameters<typeof sampleNotice>[0] = {}) =>
  composeMessage(noticeContent(sampleNotice(changes), PLATFORM, en));

/** What a person sees, with the hidden preview line and its padding left out. */
export const visible = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div><\/div>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, '\n');

/** What a mailbox shows of an unopened message. */
export const previewIn = (html: string) => /<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1];
