import { emailCodeLimits, guessingBudget, type Trust, trusts } from '@countersign/two-factor';
import { joined, literal, literals, type SqlText, sql } from '../sql.ts';

const fullBudget = (trust: Trust): SqlText => {
  const { long, short } = guessingBudget[trust];
  return sql`(${literal(trust)}, ${short.capacity}, ${short.refillsIn}, ${long.capacity}, ${long.refillsIn})`;
};

/** CTEs for what every account has from its beginning. `added` is an earlier CTE with the `id` of each new one. */
export const fullLimits = (added: SqlText): SqlText => sql`
  budgets as (
    insert into attempt_budgets (account_id, trust, short_tokens, short_capacity, short_refill_seconds,
      long_tokens, long_capacity, long_refill_seconds)
    select ${added}.id, trust, short_capacity, short_capacity, short_refill_seconds, long_capacity, long_capacity, long_refill_seconds
    from ${added}, (values ${joined(trusts.map(fullBudget), ', ')})
      full_budget (trust, short_capacity, short_refill_seconds, long_capacity, long_refill_seconds)
  ),
  allowances as (
    insert into mail_allowances (account_id, trust, tokens)
    select id, trust, ${emailCodeLimits.perAccount.capacity} from ${added}, unnest(array[${literals(trusts)}]) trust
  )`;
