import { HashingIsBusy, type PasswordHash } from '../ports/password-hash.ts';
import type { ChargedTries, PasswordTries } from '../ports/password-tries.ts';

export interface JudgePasswordDependencies {
  passwordHash: PasswordHash;
  passwordTries: PasswordTries;
}

interface Judged {
  /** The canonical email. */
  account: string;
  password: string;
  stored: string | null;
  tries: ChargedTries;
}

/** @throws HashingIsBusy; a password that was not judged costs no try. */
export async function judgePassword(
  { passwordHash, passwordTries }: JudgePasswordDependencies,
  { account, password, stored, tries }: Judged,
): Promise<boolean> {
  try {
    return await passwordHash.verify(password, stored, { caller: tries.caller, account });
  } catch (error) {
    if (error instanceof HashingIsBusy) await passwordTries.giveBack(tries);
    throw error;
  }
}
