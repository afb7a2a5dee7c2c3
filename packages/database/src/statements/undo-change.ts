import { type FactorName, factorNames, type ReversibleChange, reversibleChanges } from '@countersign/two-factor';
import { enrolments, keptColumns } from '../factors/index.ts';
import { endChallenges, endSessions, raiseEpoch, secondsUntilChange } from './parts/factor-change.ts';
import { noticeParameters, queueNotice } from './parts/notices.ts';
import { recordEvent } from './parts/security-events.ts';
import { joined, literals, type SqlText, sql } from './sql.ts';
import { statement } from './statement.ts';
import { bool, bytea, int, nullable, oneOf, text, uuid } from './types.ts';

/** The factors of which a change has kept what was there, be it that there was none; it leaves others as they are. */
export const touchedBy: Record<ReversibleChange, readonly FactorName[]> = {
  activated: factorNames,
  deactivated: factorNames,
  moved: ['authenticator'],
  'authenticator-added': ['authenticator'],
  'passkey-added': ['passkey'],
  'passkey-removed': ['passkey'],
  'recovery-codes-renewed': ['recovery-code'],
  'password-changed': [],
  'email-changed': factorNames,
  'password-reset': [],
};

/** Whether a change of kind `later` may have touched a factor that one of `kind` has kept. */
const overlap = (kind: SqlText, later: SqlText): SqlText => {
  const touchesNone = literals(reversibleChanges.filter((change) => touchedBy[change].length === 0));
  return sql`${kind} not in (${touchesNone}) and ${later} not in (${touchesNone})`;
};

/** Of a factor with one row per account. */
function restoreRow(
  table: SqlText,
  kept: readonly (readonly [kept: SqlText, own: SqlText])[],
  changes: SqlText,
): SqlText {
  const list = (columns: readonly SqlText[]) => joined(columns, ', ');
  const own = list(kept.map(([, column]) => column));
  const columns = kept.map(([column]) => column);
  const [id = sql`null`] = columns;
  return sql`
    removed_${table} as (
      delete from ${table} f using undone
      where f.account_id = undone.account_id and undone.kind in (${changes}) and f.id is distinct from undone.${id}
      returning f.id
    ),
    restored_${table} as (
      insert into ${table} (account_id, ${own})
      select account_id, ${list(columns)}
      from (
        select kept.* from forgotten kept join undone using (${id})
        where not exists (select from ${table} f where f.id = kept.${id})
        order by kept.security_epoch desc limit 1
      ) newest_kept, (select count(*) from removed_${table}) after_removal
    )`;
}

/** Of a factor with several: whose id is not kept goes, and of each that is gone what was kept last comes back. */
const restoreRows = (table: SqlText, column: SqlText, changes: SqlText): SqlText => sql`
    removed_${table} as (
      delete from ${table} f using undone
      where f.account_id = undone.account_id and undone.kind in (${changes})
        and not exists (select from jsonb_array_elements(undone.${column}) kept where (kept ->> 'id')::uuid = f.id)
      returning f.id
    ),
    restored_${table} as (
      insert into ${table}
      select (newest_kept.row).*
      from (
        select distinct on (row.id) row
        from forgotten, jsonb_populate_recordset(null::${table}, forgotten.${column}) row
        where exists (
            select from undone, jsonb_array_elements(undone.${column}) kept where (kept ->> 'id')::uuid = row.id
          )
          and not exists (select from ${table} f where f.id = row.id)
        order by row.id, forgotten.security_epoch desc
      ) newest_kept, (select count(*) from removed_${table}) after_removal
      on conflict do nothing
    )`;

/**
 * CTEs that put back what `undone` has kept of each factor in place of what is there now. What is still the same stays as it
 * is, and what a later change has kept of the same is newer: a code that was spent since stays spent.
 */
const restoreEnrolments: SqlText = joined(
  enrolments.map(({ factor, kept, table }) => {
    const changes = literals(reversibleChanges.filter((change) => touchedBy[change].includes(factor)));
    return 'rows' in kept ? restoreRows(table, kept.rows, changes) : restoreRow(table, keptColumns(kept), changes);
  }),
  ',\n',
);

/** Of moves, additions and renewals; 0 where the account may make one. */
export const secondsUntilNextChange = statement({
  name: 'changes.secondsUntilNext',
  parameters: { accountId: uuid },
  columns: { seconds: int },
  text: (p) => sql`select ceil(${secondsUntilChange(p.accountId)})::int as "seconds"`,
});

/**
 * Takes back the account's newest change, or a change of its email with whatever came after it: all of it, or nothing. Its
 * row keeps what was there before. A change of the password alone keeps nothing, so it stands in no other's way, and none in
 * its.
 *
 *   1 lock the link's change ──► 2 raise the epoch, void the password ──► 3 forget the change ─┬─► 4 factors as they were before it
 *       is the newest one,         and put back the email                    and later ones    ├─► 5 end all sessions, challenges, pending secrets
 *       or of the email              one change wins                                           └─► 6 event ─ 7 notice
 *
 * Notices of what came after a change of the email went to the new address, so its owner may know of no other link.
 * The epoch is raised whatever it is by now, so that no proof of a password comes in the way. It is only held that nobody
 * else raises it meanwhile: that may be a newer change, which this snapshot does not see. Then `kind` is null, as it is
 * for a change that is not the newest.
 */
export const undoChange = statement({
  name: 'changes.undo',
  parameters: { ...noticeParameters, tokenHash: bytea, unmatchableHash: text },
  columns: {
    accountId: uuid,
    mayBeUndone: bool,
    kind: nullable(oneOf(reversibleChanges)),
    /** False where another account has the address by now. */
    isEmailBack: nullable(bool),
  },
  text: (p) => sql`
    -- 1 Locked against a second use of the link, and against the clean-up.
    with link as materialized (
      select r.id, r.account_id, r.kind, r.email, r.security_epoch as changed_at, a.security_epoch,
        r.kind = 'email-changed' or not exists (
          select from reversible_changes later
          where later.account_id = r.account_id and later.security_epoch > r.security_epoch
            and ${overlap(sql`r.kind`, sql`later.kind`)}
        ) as may_be_undone
      from reversible_changes r join accounts a on a.id = r.account_id
      where r.token_hash = ${p.tokenHash} and r.expires_at > now()
      for update of r
    ),
    undoing as (
      select id, account_id, kind, changed_at, security_epoch, email is null or not email_is_taken as is_email_back,
        case when not email_is_taken then email end as email
      from link, lateral (
        select exists (select from accounts a where a.email = link.email and a.id <> link.account_id) as email_is_taken
      ) others
      where may_be_undone
    ),
    -- 2
    raised as (
      ${raiseEpoch(
        sql`undoing`,
        sql`undoing.security_epoch`,
        sql`, password_hash = ${p.unmatchableHash}, email = coalesce(undoing.email, a.email)`,
      )}
    ),
    -- 3
    forgotten as (
      delete from reversible_changes r using raised, undoing
      where r.account_id = raised.account_id
        and (r.id = undoing.id or undoing.kind = 'email-changed' and r.security_epoch > undoing.changed_at)
      returning r.*
    ),
    undone as (
      select forgotten.*, undoing.is_email_back from forgotten join undoing using (id)
    ),
    -- 4
    ${restoreEnrolments},
    -- 5 What a session has under way goes with it.
    ended_sessions as (${endSessions(sql`undone`)}),
    ended_challenges as (${endChallenges(sql`undone`)}),
    -- 6
    event as (
      ${recordEvent({ kind: 'change-undone', origin: p, change: sql`undone` })}
    ),
    -- 7
    notice as (
      ${queueNotice('change-undone', p, sql`undone`)}
    )
    select link.account_id as "accountId", link.may_be_undone as "mayBeUndone", undone.kind as "kind",
      undone.is_email_back as "isEmailBack"
    from link left join undone on true`,
});
