import type { KeyUse } from '@countersign/two-factor';
import { BadConfiguration, type Config } from '../config/config.ts';
import { missingKeysSentence } from './key-sentences.ts';

/**
 * Emailed codes are not asked about: one whose key has gone is wrong for the minutes that it had left (decisions/009).
 * @throws BadConfiguration when rows need keys that are not configured (SEC-35).
 */
export async function requireKeys(findMissingKeys: () => Promise<KeyUse[]>, config: Config): Promise<void> {
  const missing = await findMissingKeys();
  if (missing.length > 0) throw new BadConfiguration(missingKeysSentence(missing, config));
}
