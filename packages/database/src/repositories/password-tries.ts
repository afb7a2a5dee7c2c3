import { type AccountForSignIn, type PasswordTries, passwordThrottle } from '@countersign/two-factor';
import { type SQL, sql } from 'drizzle-orm';
import { isKnown, isTrusted } from '../browsers-sql.ts';
import type { Sql } from '../connect.ts';
import { rowOf, rowOfWholeChange } from '../rows.ts';
import {
  giveTriesBack,
  hasToken,
  ownKey,
  secondsUntilForgotten,
  secondsUntilToken,
  takeInARow,
  takeNetworkTokens,
  takeToken,
} from '../throttle.ts';

interface ChargedRow {
  isCharged: boolean;
  /** The bucket of known callers that gave a token; null where strangers' buckets did. */
  takenKey: Uint8Array | null;
  judgedKey: Uint8Array;
  retryAfter: number;
}

type SignInRow = ChargedRow & (AccountForSignIn | { [Column in keyof AccountForSignIn]: null });

const { account, judged, network, own, site } = passwordThrottle;

const inWholeSeconds = (wait: SQL): SQL => sql`ceil(greatest(1, ${wait}))::int`;

export const passwordTriesIn = (database: Sql): PasswordTries => ({
  async chargeAtSignIn({ browserTokenHashes, email, keys }) {
    const waitOfStrangers = sql`greatest(${secondsUntilToken(sql`${keys.network}::bytea`, network)},
      ${secondsUntilToken(sql`${keys.site}::bytea`, site)}, ${secondsUntilToken(sql`${keys.account}::bytea`, account)},
      ${secondsUntilForgotten(sql`${keys.inARow}::bytea`)})`;
    const row = await rowOfWholeChange<SignInRow>(
      database,
      sql`
        with account as materialized (
          select a.id, a.email, a.password_hash, a.security_epoch, t.id is not null as two_factor_is_active
          from accounts a left join authenticators t on t.account_id = a.id
          where a.email = ${email}
        ),
        known as materialized (
          select w.id, ${isTrusted(sql`account.security_epoch`)} as is_trusted,
            case when w.password_proved then uuid_send(w.id) else ${ownKey('known by a link', sql`account.id`)} end as key
          from browsers w join account on w.account_id = account.id
          where w.token_hash = any (${sql.param(browserTokenHashes)}::bytea[]) and ${isKnown(sql`account.security_epoch`)}
          order by w.trusted_until desc nulls last limit 1
        ),
        judging as materialized (
          select coalesce((select ${ownKey('judged', sql`known.id`)} from known where known.is_trusted), ${keys.judged}::bytea) as key
        ),
        -- Looked at before anything is taken, so that who is refused for it pays for nothing else.
        asked as materialized (select from judging where ${hasToken(sql`judging.key`, judged)}),
        of_browser as (${takeToken(sql`known.key`, own, sql`known, asked`)}),
        stranger as materialized (select from asked where not exists (select from of_browser)),
        ${takeNetworkTokens(keys, { network, site }, sql`stranger`)},
        of_account as (${takeToken(sql`${keys.account}::bytea`, account, sql`of_networks`)}),
        of_row as (${takeInARow(sql`${keys.inARow}::bytea`, sql`of_account`)}),
        tried as (select from of_browser union all select from of_row),
        charged as (${takeToken(sql`judging.key`, judged, sql`judging, tried`)})
        select account.id, account.email, account.password_hash as "passwordHash",
          account.security_epoch as "securityEpoch", account.two_factor_is_active as "twoFactorIsActive",
          exists (select from charged) as "isCharged", (select key from of_browser) as "takenKey", judging.key as "judgedKey",
          ${inWholeSeconds(sql`greatest(${secondsUntilToken(sql`judging.key`, judged)},
            case when known.key is null then ${waitOfStrangers}
            else least(${secondsUntilToken(sql`known.key`, own)}, ${waitOfStrangers}) end)`)} as "retryAfter"
        from judging left join account on true left join known on true`,
    );
    if (!row?.isCharged) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
    const { isCharged, judgedKey, retryAfter, takenKey, ...found } = row;
    const ofStrangers = [keys.network, ...(keys.site ? [keys.site] : []), keys.account];
    return {
      kind: 'charged',
      account: found.id === null ? null : found,
      tries: takenKey
        ? { caller: 'known', keys: [takenKey], inARow: null, judged: judgedKey }
        : { caller: 'stranger', keys: ofStrangers, inARow: keys.inARow, judged: judgedKey },
    };
  },

  async chargeInSession(session) {
    const row = await rowOfWholeChange<ChargedRow & { passwordHash: string | null }>(
      database,
      sql`
        with judging as materialized (select ${ownKey('judged', sql`${session.accountId}::uuid`)} as key),
        asked as materialized (
          select uuid_send(${session.id}::uuid) as key from judging where ${hasToken(sql`judging.key`, judged)}
        ),
        of_session as (${takeToken(sql`asked.key`, own, sql`asked`)}),
        charged as (${takeToken(sql`judging.key`, judged, sql`judging, of_session`)})
        select a.password_hash as "passwordHash", (select key from of_session) as "takenKey", judging.key as "judgedKey",
          exists (select from charged) as "isCharged",
          ${inWholeSeconds(sql`greatest(${secondsUntilToken(sql`judging.key`, judged)},
            ${secondsUntilToken(sql`uuid_send(${session.id}::uuid)`, own)})`)} as "retryAfter"
        from judging left join accounts a on a.id = ${session.accountId}::uuid`,
    );
    if (!row?.isCharged || !row.takenKey) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
    const { judgedKey, passwordHash, takenKey } = row;
    return {
      kind: 'charged',
      passwordHash,
      tries: { caller: 'known', keys: [takenKey], inARow: null, judged: judgedKey },
    };
  },

  async giveBack({ inARow, judged: judgedKey, keys }) {
    // Not judged, so it ends no row of wrong ones. In the order in which a try takes them.
    const all = [...keys, inARow, judgedKey].filter((key) => key !== null);
    await rowOf(database, sql`with ${giveTriesBack({ keys: all, inARow: null })} select`);
  },
});
