import type { AddAccount } from '../composition-root.ts';

export const DEMO_PASSWORD = 'try-the-second-factor';

/** Adds missing demo accounts; never called in production, where the configuration rejects them. */
export async function seedDemoAccounts(emails: string[], addAccount: AddAccount): Promise<void> {
  for (const email of emails) {
    const outcome = await addAccount({ email, password: DEMO_PASSWORD });
    if (outcome.kind !== 'added' && outcome.kind !== 'email-taken') {
      throw new Error(`The demo account ${email} cannot be added: ${outcome.kind}.`);
    }
  }
}
