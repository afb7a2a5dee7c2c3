import type { Accounts } from '../ports/accounts.ts';
import type { RandomSource } from '../ports/crypto.ts';
import type { PasswordHash } from '../ports/passwords.ts';
import { canonicalEmail, isDeliverable, readableEmail } from '../rules/canonical-email.ts';
import { type PasswordContext, type PasswordFlaw, passwordFlaw } from '../rules/password.ts';

export type AddAccountOutcome =
  | { kind: 'added'; email: string }
  | { kind: 'email-taken' }
  | { kind: 'not-an-email' }
  | { kind: 'poor-password'; flaw: PasswordFlaw };

interface Dependencies {
  accounts: Accounts;
  commonPasswords: PasswordContext['commonPasswords'];
  passwordHash: PasswordHash;
  platformName: string;
  random: RandomSource;
}

/** Adds an account whose address an operator vouches for. */
export const makeAddAccount =
  ({ accounts, commonPasswords, passwordHash, platformName, random }: Dependencies) =>
  async (entry: { email: string; password: string }): Promise<AddAccountOutcome> => {
    const email = canonicalEmail(entry.email);
    if (!isDeliverable(email)) return { kind: 'not-an-email' };
    const flaw = passwordFlaw(entry.password, { email: readableEmail(email), platformName, commonPasswords });
    if (flaw) return { kind: 'poor-password', flaw };
    const isAdded = await accounts.add({
      id: random.id(),
      email,
      passwordHash: await passwordHash.hash(entry.password),
    });
    return isAdded ? { kind: 'added', email } : { kind: 'email-taken' };
  };
