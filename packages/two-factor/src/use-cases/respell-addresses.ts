import type { Accounts } from '../ports/accounts.ts';
import { canonicalEmail } from '../rules/canonical-email.ts';

/** Two accounts whose addresses are one mailbox, so that only one of them can sign in. */
export interface SharedMailbox {
  stored: string;
  canonical: string;
}

/**
 * Converts addresses that earlier versions stored with a Unicode domain to their canonical spelling; returns those that
 * could not be changed because another account has that spelling.
 */
export const makeRespellAddresses =
  ({ accounts }: { accounts: Accounts }) =>
  async (): Promise<SharedMailbox[]> => {
    const shared: SharedMailbox[] = [];
    let batch = await accounts.findUnicodeDomains({ after: '' });
    while (batch.length > 0) {
      for (const { email: stored, id: accountId } of batch) {
        const canonical = canonicalEmail(stored);
        if (canonical === stored) continue;
        const isRespelled = await accounts.respell({ accountId, to: canonical });
        if (!isRespelled) shared.push({ stored, canonical });
      }
      batch = await accounts.findUnicodeDomains({ after: batch.at(-1)?.email ?? '' });
    }
    return shared;
  };
