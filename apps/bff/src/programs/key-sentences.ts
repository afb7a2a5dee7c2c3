import type { KeyReport, KeyUse, RotationProgress } from '@countersign/two-factor';
import type { Config } from '../config/config.ts';
import { keysFile } from '../config/local-keyring.ts';

type Place = Pick<Config, 'dataFolder' | 'keyring'>;

const placeOf = (config: Place) => (config.keyring ? 'SECRET_KEYS' : keysFile(config));

const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? '' : 's'}`;

/** Such as `3 authenticators, 1 pending activation, and 2 sets of recovery codes`. */
function needOf({ authenticators, pendingActivations, recoveryCodes, restorableSecrets }: KeyUse): string {
  const needs = [
    { number: authenticators, text: counted(authenticators, 'authenticator') },
    { number: pendingActivations, text: counted(pendingActivations, 'pending activation') },
    { number: recoveryCodes, text: `${counted(recoveryCodes, 'set')} of recovery codes` },
    { number: restorableSecrets, text: `${counted(restorableSecrets, 'secret')} that an undo would put back` },
  ];
  // Created on demand: its locale data would delay every start by milliseconds.
  return new Intl.ListFormat('en').format(needs.filter(({ number }) => number > 0).map(({ text }) => text));
}

export const progressLine = ({ resealed, seen, total }: RotationProgress): string =>
  `${seen} of ${counted(total, 'secret')} under older keys seen to, ${resealed} sealed anew.`;

export function missingKeysSentence(missing: readonly KeyUse[], config: Place): string {
  const needs = missing.map((use) => `${use.keyId} for ${needOf(use)}`).join(', ');
  return `The database needs keys that are not in ${placeOf(config)}: ${needs}. Put them back, after the first one; "pnpm keys:rotate" tells when a key may go.`;
}

export const unreadableSentence = (unreadable: number): string =>
  `${counted(unreadable, 'secret')} did not open under the key that is named for it: altered, or sealed under another key of that name. Put that key or the row back; nothing was changed.`;

export function keyLine(key: KeyReport, newestId: string, config: Place): string {
  const need = needOf(key);
  if (key.standing === 'newest') return `${key.keyId} seals, and is needed for ${need || 'nothing yet'}.`;
  if (key.standing === 'missing') return `${key.keyId} is missing, and needed for ${need}.`;
  if (need !== '') return `${key.keyId} is still needed for ${need}.`;
  return `${key.keyId} is needed for nothing. It may go from ${placeOf(config)} once every server seals with ${newestId}.`;
}
