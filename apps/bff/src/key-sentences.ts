import type { KeyReport, KeyUse } from '@countersign/two-factor';
import type { Config } from './config.ts';
import { keysFile } from './crypto/local-keyring.ts';

type Place = Pick<Config, 'dataFolder' | 'keyring'>;

const placeOf = (config: Place) => (config.keyring ? 'SECRET_KEYS' : keysFile(config));

export const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** Such as `3 authenticators and 1 pending activation`. */
const rowsOf = ({ authenticators, pendingActivations }: KeyUse): string =>
  [
    ...(authenticators > 0 ? [counted(authenticators, 'authenticator')] : []),
    ...(pendingActivations > 0 ? [counted(pendingActivations, 'pending activation')] : []),
  ].join(' and ');

export function missingKeysSentence(missing: readonly KeyUse[], config: Place): string {
  const needs = missing.map((use) => `${use.keyId} for ${rowsOf(use)}`).join(', ');
  return `The database needs keys that are not in ${placeOf(config)}: ${needs}. Put them back, after the first one; "pnpm keys:rotate" tells when a key may go.`;
}

export const unreadableSentence = (unreadable: number): string =>
  `${counted(unreadable, 'secret')} did not open under the key that is named for it: altered, or sealed under another key of that name. Put that key or the row back; nothing was changed.`;

export function keyLine(key: KeyReport, newestId: string, config: Place): string {
  const rows = rowsOf(key);
  if (key.standing === 'newest') return `${key.keyId} seals, and is needed for ${rows || 'nothing yet'}.`;
  if (key.standing === 'missing') return `${key.keyId} is missing, and needed for ${rows}.`;
  if (rows !== '') return `${key.keyId} is still needed for ${rows}.`;
  return `${key.keyId} is needed for nothing. It may go from ${placeOf(config)} once every server seals with ${newestId}.`;
}
