import { type FactorName, type ReversibleChange, undoLimits } from '@countersign/two-factor';
import { enrolments, keptColumns } from '../../factors/index.ts';
import { joined, literal, type SqlText, sql } from '../sql.ts';
import type { LinkedNoticeParameters } from './notices.ts';

/**
 * Keeps what a change replaces, in the statement that makes the change, for the link in its notice. `raised` is an earlier
 * CTE of the change with the `account_id` and the raised `security_epoch`; `before` names, for each factor that it touches,
 * the CTE with the row that was there. `email` is the address before a change of it.
 */
export function keepReversible(
  kind: ReversibleChange,
  p: LinkedNoticeParameters,
  raised: SqlText,
  before: Partial<Record<FactorName, SqlText>> = {},
  email: SqlText | null = null,
): SqlText {
  const columns: SqlText[] = [];
  const values: SqlText[] = [];
  const joins: SqlText[] = [];
  for (const { factor, kept } of enrolments) {
    const rows = before[factor];
    if (rows === undefined) continue;
    if ('rows' in kept) {
      columns.push(sql`, ${kept.rows}`);
      values.push(sql`, (select jsonb_agg(to_jsonb(r)) from ${rows} r)`);
      continue;
    }
    for (const [column, own] of keptColumns(kept)) {
      columns.push(sql`, ${column}`);
      values.push(sql`, ${rows}.${own}`);
    }
    joins.push(sql` left join ${rows} on ${rows}.account_id = ${raised}.account_id`);
  }
  if (email !== null) {
    columns.unshift(sql`, email`);
    values.unshift(sql`, ${email}`);
  }
  return sql`
    insert into reversible_changes (id, account_id, kind, security_epoch, token_hash, key_id, expires_at${joined(columns, '')})
    select ${p.noticeId}, ${raised}.account_id, ${literal(kind)}, ${raised}.security_epoch, ${p.linkTokenHash}, ${p.linkKeyId},
      now() + make_interval(secs => ${undoLimits.timeToLive})${joined(values, '')}
    from ${raised}${joined(joins, '')}`;
}

/** Whether a change that may still be taken back keeps the address: nobody else gets it, so that its owner can have it back. */
export const isKept = (email: SqlText, accountId: SqlText = sql`null::uuid`): SqlText => sql`
  exists (
    select from reversible_changes r
    where r.email = ${email} and r.expires_at > now() and r.account_id is distinct from ${accountId}
  )`;

/** The row of a factor that a change is about to write over, locked so that nobody spends from it meanwhile. */
export const lockedBefore = (table: SqlText, raised: SqlText): SqlText => sql`
  select f.* from ${table} f join ${raised} on f.account_id = ${raised}.account_id for update of f`;
