import type { Accounts } from '../ports/accounts.ts';
import { canonicalEmail } from '../rules/canonical-email.ts';

/** Two accounts whose addresses are one mailbox, so that only one of them can be signed in to. */
export interface SharedMailbox {
  stored: string;
  canonical: string;
}

/**
 * Brings addresses that an earlier version stored under the domain as it is written into the spelling that is looked up;
 * says which could not be changed because another account has that spelling.
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
