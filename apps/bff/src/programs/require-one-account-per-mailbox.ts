import type { SharedMailbox } from '@countersign/two-factor';
import { BadConfiguration } from '../config/config.ts';

/** @throws BadConfiguration when two accounts that were stored under different spellings share a mailbox. */
export async function requireOneAccountPerMailbox(respellAddresses: () => Promise<SharedMailbox[]>): Promise<void> {
  const shared = await respellAddresses();
  if (shared.length > 0) throw new BadConfiguration(shared.map(sharedMailboxSentence).join('\n'));
}

const sharedMailboxSentence = ({ canonical, stored }: SharedMailbox): string =>
  `The accounts ${stored} and ${canonical} are one mailbox. Delete one of these two rows of the table "accounts", then start again.`;
