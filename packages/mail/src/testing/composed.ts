import type { Mail } from '@countersign/two-factor';
import { composeMessage } from '../messages/compose-message.tsx';
import { contentOf } from '../messages/content-of.ts';
import {
  sampleAccountExists,
  sampleInvitation,
  sampleMail,
  sampleNewAddress,
  sampleNotice,
  sampleReset,
  sampleSignUp,
  sampleUnlockLink,
} from './sample-mail.ts';

const PLATFORM = 'Mini Program Platform';

const composed = (mail: Mail) => composeMessage(contentOf(mail, PLATFORM));

export const composedCode = (changes: Parameters<typeof sampleMail>[0] = {}) => composed(sampleMail(changes));

export const composedLink = (changes: Parameters<typeof sampleUnlockLink>[0] = {}) =>
  composed(sampleUnlockLink(changes));

export const composedNewAddress = (changes: Parameters<typeof sampleNewAddress>[0] = {}) =>
  composed(sampleNewAddress(changes));

export const composedInvitation = (changes: Parameters<typeof sampleInvitation>[0] = {}) =>
  composed(sampleInvitation(changes));

export const composedSignUp = (changes: Parameters<typeof sampleSignUp>[0] = {}) => composed(sampleSignUp(changes));

export const composedAccountExists = (changes: Parameters<typeof sampleAccountExists>[0] = {}) =>
  composed(sampleAccountExists(changes));

export const composedReset = (changes: Parameters<typeof sampleReset>[0] = {}) => composed(sampleReset(changes));

export const composedNotice = (changes: Parameters<typeof sampleNotice>[0] = {}) => composed(sampleNotice(changes));

/** What a person sees, with the hidden preview line and its padding left out. */
export const visible = (html: string) =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div><\/div>/s, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, '\n');

/** What a mailbox shows of an unopened message. */
export const previewIn = (html: string) => /<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1];
