import type { ChargedAttempt, PasswordAttempts } from '../ports/passwords.ts';
import { HashingIsBusy, type PasswordHash } from '../ports/passwords.ts';

export interface JudgePasswordDependencies {
  passwordHash: PasswordHash;
  passwordAttempts: PasswordAttempts;
}

interface Judged {
  /** The canonical email. */
  account: string;
  password: string;
  stored: string | null;
  /** Of an attempt at a sign-in. */
  decoy?: string | null;
  attempt: ChargedAttempt;
}

/** @throws HashingIsBusy; a password that was not judged costs no attempt. */
export async function judgePassword(
  { passwordHash, passwordAttempts }: JudgePasswordDependencies,
  { account, attempt, decoy = null, password, stored }: Judged,
): Promise<boolean> {
  try {
    return await passwordHash.verify(password, stored, { caller: attempt.caller, account, decoy });
  } catch (error) {
    if (error instanceof HashingIsBusy) await passwordAttempts.refund(attempt);
    throw error;
  }
}
