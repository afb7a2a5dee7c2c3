import type { RequestedMail, RequestOrigin } from '@countersign/two-factor';
import type { MailWords, RequestWords } from '../words/mail-words.ts';
import { oneLine } from './one-line.ts';

/** The content of a message, from which HTML and plain text are rendered. */
export interface MessageContent extends MessageBody {
  language: string;
  /** Between a label and what it names, in the text. */
  colon: string;
  platformName: string;
}

/** What one kind of mail says. */
export interface MessageBody {
  subject: string;
  preview: string;
  heading: string;
  instruction: string;
  /** The code or link; null in a notice. */
  centre: CodeCentre | LinkCentre | null;
  /** A code that stands in for the link of the centre. */
  code?: CodeCentre;
  request: RequestFacts;
  warning: Warning;
}

export interface CodeCentre {
  kind: 'code';
  label: string;
  code: string;
  /** Null where the centre before it says so already. */
  lifetime: string | null;
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
  /** One of them may be the link that takes back what the message tells of. */
  paragraphs: readonly (string | LinkCentre)[];
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
