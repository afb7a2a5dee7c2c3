import { readableEmail } from '../rules/canonical-email.ts';
import { type PasswordContext, passwordFlaw } from '../rules/password.ts';
import type { PasswordFlaw } from '../vocabulary.ts';

export interface PasswordPolicy {
  /** Loaded with the first password that somebody sets: the list is large, and few requests set one. */
  commonPasswords: () => Promise<PasswordContext['commonPasswords']>;
  platformName: string;
}

/** Why the account of this canonical email may not have this password; null when it may. */
export async function newPasswordFlaw(
  { commonPasswords, platformName }: PasswordPolicy,
  { email, password }: { email: string; password: string },
): Promise<PasswordFlaw | null> {
  return passwordFlaw(password, {
    email: readableEmail(email),
    platformName,
    commonPasswords: await commonPasswords(),
  });
}
