import type { Accounts, ExportedAccount } from '../ports/accounts.ts';

/** All accounts by their emails, a batch and a statement at a time: never more is in memory. */
export const makeExportAccounts = ({ accounts }: { accounts: Accounts }) =>
  async function* exportAccounts(): AsyncGenerator<ExportedAccount[], void> {
    let after = '';
    for (;;) {
      const batch = await accounts.nextExported({ after });
      const last = batch.at(-1);
      if (!last) return;
      yield batch;
      after = last.email;
    }
  };
