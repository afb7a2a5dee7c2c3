import type { PasswordHash } from '@countersign/two-factor';
import type { AddAccount } from '../composition-of-commands.ts';

export const DEMO_PASSWORD = 'try-the-second-factor';

/**
 * Hashes the one password of all demo accounts once. Salts of their own would hide that they share it, and anybody may know that.
 */
export function hashingOnce({ hash }: Pick<PasswordHash, 'hash'>): Pick<PasswordHash, 'hash'> {
  let hashed: Promise<string> | undefined;
  return {
    hash(password) {
      hashed ??= hash(password);
      return hashed;
    },
  };
}

/** Adds missing demo accounts; never called in production, where the configuration rejects them. */
export async function seedDemoAccounts(emails: string[], addAccount: AddAccount): Promise<void> {
  for (const email of emails) {
    const outcome = await addAccount({ email, password: DEMO_PASSWORD });
    if (outcome.kind !== 'added' && outcome.kind !== 'email-taken') {
      throw new Error(`The demo account ${email} cannot be added: ${outcome.kind}.`);
    }
  }
}
