import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { errorCodeOf } from '@countersign/database';
import type { Config } from '../config.ts';
import type { Keyring } from './keyring.ts';
import { parseKeyring } from './parse-keyring.ts';

export const keyringOf = ({ dataFolder, keyring }: Config): Keyring => keyring ?? localKeyring(dataFolder);

/**
 * The key of a machine that was given none: made once, kept in the data folder, readable by its owner only.
 * @throws when the file holds anything but a keyring, since a new key would make what is sealed unreadable.
 */
function localKeyring(dataFolder: string): Keyring {
  const file = `${dataFolder}/secret-keys`;
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, `local:${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCodeOf(error) !== 'EEXIST') throw error;
  }
  const keyring = parseKeyring(readFileSync(file, 'utf8').trim());
  if (!keyring) throw new Error(`${file} does not hold a key; restore it, or remove the whole folder to begin anew.`);
  return keyring;
}
