import type { RequestedMail, RequestOrigin } from '@countersign/two-factor';
import type { MailWords, RequestWords } from '../words/mail-words.ts';
import { oneLine } from './one-line.ts';

/** What a message says, before it is dressed as HTML or plain text; both are made from this. */
export interface MessageContent {
  language: string;
  /** Between a label and what it names, in the text. */
  colon: string;
  platformName: string;
  subject: string;
  preview: string;
  heading: string;
  instruction: string;
  /** What the person came for; a message that only tells something has none. */
  centre: CodeCentre | LinkCentre | null;
  request: RequestFacts;
  warning: Warning;
}

export interface CodeCentre {
  kind: 'code';
  label: string;
  code: string;
  lifetime: string;
}

export interface LinkCentre {
  kind: 'link';
  label: string;
  link: string;
  /** Stands over the link in full, for those whose mailbox shows no button. */
  fallback: string;
  lifetime: string;
}

export interface RequestFacts {
  heading: string;
  facts: readonly { label: string; value: string }[];
}

export interface Warning {
  heading: string;
  paragraphs: readonly string[];
}

export const requestFacts = (
  { requestedAt, requestedFrom }: RequestedMail,
  { request, moment }: MailWords,
): RequestFacts => ({
  heading: request.heading,
  facts: [
    { label: request.time, value: moment(requestedAt) },
    { label: request.browser, value: oneLine(browserIn(requestedFrom, request)) },
    { label: request.address, value: oneLine(requestedFrom.address ?? request.unknownAddress) },
  ],
});

function browserIn({ browser }: RequestOrigin, words: RequestWords): string {
  if (browser === null) return words.unknownBrowser;
  return browser.system === null ? browser.name : words.browserOn(browser.name, browser.system);
}
