import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Keyring, parseKeyring } from '@countersign/crypto';
import { BadConfiguration, type Config } from './config.ts';

export const keysFile = ({ dataFolder }: Pick<Config, 'dataFolder'>): string => `${dataFolder}/secret-keys`;

export const keyringOf = (config: Config): Keyring => config.keyring ?? localKeyring(config);

/**
 * Generated once when no key is configured, and kept in the data folder, readable by its owner only. Its id is random, so
 * that a key generated after the file was lost is not mistaken for the lost one.
 * @throws BadConfiguration when the file holds anything but a keyring: replacing it would make sealed secrets unreadable.
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

/** Linked into place, so that an interrupted start leaves no partial file and the first of two concurrent starts wins. */
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
