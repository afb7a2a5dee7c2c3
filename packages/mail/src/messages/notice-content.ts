import type { NoticeKind, NoticeMail } from '@countersign/two-factor';
import type { MailWords } from '../words/mail-words.ts';
import { type LinkCentre, type MessageBody, requestFacts, type Warning } from './message-content.ts';

/** Notices of what no browser asked for: of their origin there is only the time to tell. */
const withoutBrowser: readonly NoticeKind[] = ['help-begun', 'recovery-completed'];

export function noticeContent(mail: NoticeMail, platformName: string, words: MailWords): MessageBody {
  const ofNotice = words.notice[mail.notice];
  const request = requestFacts(mail, words);
  return {
    subject: ofNotice.subject(platformName),
    preview: ofNotice.preview,
    heading: ofNotice.heading,
    instruction: ofNotice.instruction(platformName, mail.recoveryCodesLeft ?? 0),
    centre: mail.recovery?.step === 'start' ? recoveryLink(mail.recovery, words) : null,
    request: withoutBrowser.includes(mail.notice) ? { ...request, facts: request.facts.slice(0, 1) } : request,
    warning: warningOf(mail, platformName, words),
  };
}

/** What to do if it was somebody else: the link first, where there is one. */
function warningOf(mail: NoticeMail, platformName: string, words: MailWords): Warning {
  const { meaning, remedy, inAnyCase } = words.notice[mail.notice];
  const heading = words.ifNotYou;
  const offer = linkOf(mail, words);
  if (offer === null) return { heading, paragraphs: [meaning, remedy, inAnyCase] };
  const { does, link } = offer;
  return { heading, paragraphs: [meaning, does, link, inAnyCase, words.neverAsked.link(platformName)] };
}

/** The link against what the message tells of, and what it does. */
function linkOf({ recovery, undo }: NoticeMail, words: MailWords): { does: string; link: LinkCentre } | null {
  if (recovery?.step === 'cancel') return { does: words.recovery.cancels, link: recoveryLink(recovery, words) };
  if (undo === null) return null;
  const { change, hoursToLive, link } = undo;
  const { does, fallback, label, lifetime } = words.undo;
  return { does: does[change], link: { kind: 'link', label, link, fallback, lifetime: lifetime(hoursToLive) } };
}

const recoveryLink = (
  { hoursToLive, link, step }: NonNullable<NoticeMail['recovery']>,
  { recovery, undo }: MailWords,
): LinkCentre => ({
  kind: 'link',
  label: recovery.label[step],
  link,
  fallback: undo.fallback,
  lifetime: recovery.lifetime[step](hoursToLive),
});
