import type { KeyUse, SharedMailbox } from '@countersign/two-factor';
import { BadConfiguration, type Config } from '../config/config.ts';
import { missingKeysSentence } from './key-sentences.ts';

/**
 * Emailed codes are not checked: one whose key is gone is wrong for the minutes that it had left (packages/two-factor/decisions/009).
 * @throws BadConfiguration when rows need keys that are not configured (SEC-35).
 */
export async function requireKeys(findMissingKeys: () => Promise<KeyUse[]>, config: Config): Promise<void> {
  const missing = await findMissingKeys();
  if (missing.length > 0) throw new BadConfiguration(missingKeysSentence(missing, config));
}

/** @throws BadConfiguration when two accounts that were stored under different spellings share a mailbox. */
export async function requireOneAccountPerMailbox(respellAddresses: () => Promise<SharedMailbox[]>): Promise<void> {
  const shared = await respellAddresses();
  if (shared.length > 0) throw new BadConfiguration(shared.map(sharedMailboxSentence).join('\n'));
}

const sharedMailboxSentence = ({ canonical, stored }: SharedMailbox): string =>
  `The accounts ${stored} and ${canonical} are one mailbox. Delete one of these two rows of the table "accounts", then start again.`;
