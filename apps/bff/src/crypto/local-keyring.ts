import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BadConfiguration, type Config } from '../config.ts';
import type { Keyring } from './keyring.ts';
import { parseKeyring } from './parse-keyring.ts';

export const keyringOf = ({ dataFolder, keyring }: Config): Keyring => keyring ?? localKeyring(dataFolder);

/**
 * The key of a machine that was given none: made once, kept in the data folder, readable by its owner only.
 * @throws BadConfiguration when the file holds anything but a keyring, since a new key would make what is sealed unreadable.
 */
function localKeyring(dataFolder: string): Keyring {
  const file = `${dataFolder}/secret-keys`;
  mkdirSync(dataFolder, { recursive: true });
  try {
    writeFileSync(file, `local:${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const keyring = parseKeyring(readFileSync(file, 'utf8').trim());
  if (!keyring)
    throw new BadConfiguration(`${file} holds no key. Restore it, or remove the whole folder to begin anew.`);
  return keyring;
}
