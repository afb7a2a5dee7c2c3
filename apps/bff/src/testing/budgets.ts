import type { Account } from './people.ts';
import type { ObservedDatabase } from './test-database.ts';

export type Trust = 'trusted' | 'untrusted';

export interface Tokens {
  short: number;
  long: number;
}

export interface Budgets {
  /** As the row stood when it was last written, refilled by nothing since. */
  of(account: Account, trust: Trust): Promise<Tokens>;
  set(account: Account, trust: Trust, tokens: Tokens): Promise<void>;
}

export const budgetsIn = ({ query }: Pick<ObservedDatabase, 'query'>): Budgets => ({
  async of(account, trust) {
    const [tokens] = await query<Tokens>(
      'select short_tokens as short, long_tokens as long from attempt_budgets where account_id = $1 and trust = $2',
      [account.id, trust],
    );
    if (!tokens) throw new Error(`There is no ${trust} budget of ${account.email}.`);
    return tokens;
  },
  async set(account, trust, { long, short }) {
    await query(
      `update attempt_budgets set short_tokens = $3, long_tokens = $4, refilled_at = now()
      where account_id = $1 and trust = $2`,
      [account.id, trust, short, long],
    );
  },
});
