import type { ForeignHashes } from '@countersign/two-factor';
import { type Form, type Reading, refused } from './algorithm.ts';
import { readArgon2 } from './argon2.ts';
import { readBcrypt, readBcryptOfDigest } from './bcrypt.ts';
import { readBetterAuth } from './better-auth.ts';
import { readDjango } from './django.ts';
import { readKeycloak } from './keycloak.ts';
import { readPbkdf2 } from './pbkdf2.ts';
import { readScrypt } from './scrypt.ts';

/** What is stored: everything that can be said as one of these is. */
const storedForms: readonly Form[] = [readArgon2, readBcrypt, readBcryptOfDigest, readScrypt, readPbkdf2];

const forms: readonly Form[] = [...storedForms, readBetterAuth, readDjango, readKeycloak];

function firstReading(text: string, among: readonly Form[]): Reading {
  for (const read of among) {
    const reading = read(text);
    if (reading) return reading;
  }
  return refused('unknown-form');
}

/** A hash from the database, within the same bounds as at the import: a row that was written past it costs no more. */
export const readStoredHash = (stored: string): Reading => firstReading(stored, storedForms);

/** Password hashes of other systems, as they are moved in. */
export const foreignHashes: ForeignHashes = {
  adopt(text) {
    const reading = firstReading(text, forms);
    return reading.kind === 'read' ? { kind: 'adopted', hash: reading.stored } : reading;
  },
};
