import type { LinkTokens, RandomSource } from '../ports/crypto.ts';
import type { LinkedNotice } from '../ports/notices.ts';

export interface LinkedNoticeDependencies {
  linkTokens: LinkTokens;
  random: RandomSource;
}

/** The id of a notice, and the link that its mail will carry. */
export function linkedNotice({ linkTokens, random }: LinkedNoticeDependencies): LinkedNotice {
  const noticeId = random.id();
  return { noticeId, link: linkTokens.issue(noticeId) };
}
