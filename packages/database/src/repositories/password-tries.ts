import { type AccountForSignIn, type PasswordTries, passwordThrottle } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { isKnown } from '../browsers-sql.ts';
import type { Sql } from '../connect.ts';
import { rowOf, rowOfWholeChange } from '../rows.ts';
import { giveTriesBack, secondsUntilForgotten, secondsUntilToken, takeInARow, takeToken } from '../throttle.ts';

interface ChargedRow {
  isCharged: boolean;
  /** Of the browser's or the session's own bucket; null for a stranger. */
  ownKey: Uint8Array | null;
  retryAfter: number;
}

type SignInRow = ChargedRow & (AccountForSignIn | { [Column in keyof AccountForSignIn]: null });

const { account, network, own } = passwordThrottle;

export const passwordTriesIn = (database: Sql): PasswordTries => ({
  async chargeAtSignIn({ browserTokenHashes, email, keys }) {
    const row = await rowOfWholeChange<SignInRow>(
      database,
      sql`
        with account as materialized (
          select a.id, a.email, a.password_hash, a.security_epoch, t.id is not null as two_factor_is_active
          from accounts a left join authenticators t on t.account_id = a.id
          where a.email = ${email}
        ),
        known as materialized (
          select uuid_send(w.id) as key from browsers w join account on w.account_id = account.id
          where w.token_hash = any (${sql.param(browserTokenHashes)}::bytea[]) and ${isKnown(sql`account.security_epoch`)}
          limit 1
        ),
        stranger as materialized (select where not exists (select from known)),
        of_browser as (${takeToken(sql`known.key`, own, sql`known`)}),
        of_network as (${takeToken(sql`${keys.network}::bytea`, network, sql`stranger`)}),
        of_account as (${takeToken(sql`${keys.account}::bytea`, account, sql`of_network`)}),
        of_row as (${takeInARow(sql`${keys.inARow}::bytea`, sql`of_account`)}),
        charged as (select from of_browser union all select from of_row)
        select account.id, account.email, account.password_hash as "passwordHash",
          account.security_epoch as "securityEpoch", account.two_factor_is_active as "twoFactorIsActive",
          exists (select from charged) as "isCharged", known.key as "ownKey",
          ceil(greatest(1, case when known.key is null
            then greatest(${secondsUntilToken(sql`${keys.network}::bytea`, network)},
              ${secondsUntilToken(sql`${keys.account}::bytea`, account)}, ${secondsUntilForgotten(sql`${keys.inARow}::bytea`)})
            else ${secondsUntilToken(sql`known.key`, own)} end))::int as "retryAfter"
        from (select) one left join account on true left join known on true`,
    );
    if (!row?.isCharged) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
    const { isCharged, ownKey, retryAfter, ...found } = row;
    return {
      kind: 'charged',
      account: found.id === null ? null : found,
      tries: ownKey
        ? { caller: 'known', keys: [ownKey], inARow: null }
        : { caller: 'stranger', keys: [keys.network, keys.account], inARow: keys.inARow },
    };
  },

  async chargeInSession(session) {
    const row = await rowOfWholeChange<ChargedRow & { passwordHash: string | null }>(
      database,
      sql`
        with asked as materialized (select uuid_send(${session.id}::uuid) as key),
        of_session as (${takeToken(sql`asked.key`, own, sql`asked`)})
        select a.password_hash as "passwordHash", asked.key as "ownKey", exists (select from of_session) as "isCharged",
          ceil(greatest(1, ${secondsUntilToken(sql`asked.key`, own)}))::int as "retryAfter"
        from asked left join accounts a on a.id = ${session.accountId}::uuid`,
    );
    if (!row?.isCharged || !row.ownKey) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
    return {
      kind: 'charged',
      passwordHash: row.passwordHash,
      tries: { caller: 'known', keys: [row.ownKey], inARow: null },
    };
  },

  async giveBack({ inARow, keys, ...tries }) {
    // Not judged, so it ends no row of wrong ones.
    const all = inARow ? [...keys, inARow] : keys;
    await rowOf(database, sql`with ${giveTriesBack({ ...tries, keys: all, inARow: null })} select`);
  },
});
