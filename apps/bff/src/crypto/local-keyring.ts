import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { BadConfiguration, type Config } from '../config.ts';
import type { Keyring } from './keyring.ts';
import { parseKeyring } from './parse-keyring.ts';

export const keysFile = ({ dataFolder }: Pick<Config, 'dataFolder'>): string => `${dataFolder}/secret-keys`;

export const keyringOf = (config: Config): Keyring => config.keyring ?? localKeyring(config);

/**
 * The key of a machine that was given none: made once, kept in the data folder, readable by its owner only. It has a name
 * of its own, so that where the file is lost its successor is not taken for it.
 * @throws BadConfiguration when the file holds anything but a keyring, since a new key would make what is sealed unreadable.
 */
function localKeyring(config: Config): Keyring {
  const file = keysFile(config);
  mkdirSync(config.dataFolder, { recursive: true });
  if (!existsSync(file)) writeNewKey(file);
  const keyring = parseKeyring(contentsOf(file));
  if (!keyring)
    throw new BadConfiguration(`${file} holds no key. Restore it, or remove the whole folder to begin anew.`);
  return keyring;
}

/** Moved into place whole, so that a start that is cut short leaves no half of it; the first of two that start at once wins. */
function writeNewKey(file: string): void {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(draft, `${newEntry()}\n`, { mode: 0o600 });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function contentsOf(file: string): string {
  if (!statSync(file).isFile()) return '';
  if (statSync(file).mode & 0o077) chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

const newEntry = () => `local-${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`;
