import type { Accounts } from '../ports/accounts.ts';
import type { RandomSource } from '../ports/crypto.ts';
import type { PasswordHash } from '../ports/passwords.ts';
import { canonicalEmail, isDeliverable } from '../rules/canonical-email.ts';
import type { PasswordFlaw } from '../vocabulary.ts';
import { newPasswordFlaw, type PasswordPolicy } from './new-password-flaw.ts';

export type AddAccountOutcome =
  | { kind: 'added'; email: string }
  | { kind: 'email-taken' }
  | { kind: 'not-an-email' }
  | { kind: 'poor-password'; flaw: PasswordFlaw };

interface Dependencies extends PasswordPolicy {
  accounts: Accounts;
  passwordHash: Pick<PasswordHash, 'hash'>;
  random: RandomSource;
}

/** Adds an account whose address an operator vouches for. */
export const makeAddAccount =
  ({ accounts, passwordHash, random, ...policy }: Dependencies) =>
  async (entry: { email: string; password: string }): Promise<AddAccountOutcome> => {
    const email = canonicalEmail(entry.email);
    if (!isDeliverable(email)) return { kind: 'not-an-email' };
    const flaw = await newPasswordFlaw(policy, { email, password: entry.password });
    if (flaw) return { kind: 'poor-password', flaw };
    const isAdded = await accounts.add({
      id: random.id(),
      email,
      passwordHash: await passwordHash.hash(entry.password),
    });
    return isAdded ? { kind: 'added', email } : { kind: 'email-taken' };
  };
