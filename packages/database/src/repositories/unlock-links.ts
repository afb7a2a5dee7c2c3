import { type Language, type MetBrowser, type UnlockLinks, unlockLimits } from '@countersign/two-factor';
import { sql } from 'drizzle-orm';
import { meetBrowser } from '../browsers-sql.ts';
import type { Sql } from '../connect.ts';
import { rowOfWholeChange } from '../rows.ts';
import { noteEvent } from '../security-events-sql.ts';
import { secondsUntilToken, takeNetworkTokens, takeToken } from '../throttle.ts';

interface ChargedRow {
  isTaken: boolean;
  isWithinAllowance: boolean;
  retryAfter: number;
}

interface IssuedRow {
  now: string;
  /** Null where no link was made. */
  email: string | null;
  language: Language | null;
}

const { perAccount, perAccountByDay, perNetwork, perSite, timeToLive } = unlockLimits;

export const unlockLinksIn = (database: Sql): UnlockLinks => ({
  async charge({ account, accountByDay, network, site }) {
    const row = await rowOfWholeChange<ChargedRow>(
      database,
      sql`
        with ${takeNetworkTokens({ network, site }, { network: perNetwork, site: perSite }, sql`(select) anybody`)},
        of_account as (${takeToken(sql`${account}::bytea`, perAccount, sql`of_networks`)}),
        of_day as (${takeToken(sql`${accountByDay}::bytea`, perAccountByDay, sql`of_account`)})
        select exists (select from of_networks) as "isTaken", exists (select from of_day) as "isWithinAllowance",
          ceil(greatest(1, ${secondsUntilToken(sql`${network}::bytea`, perNetwork)},
            ${secondsUntilToken(sql`${site}::bytea`, perSite)}))::int as "retryAfter"`,
    );
    if (!row?.isTaken) return { kind: 'refused', retryAfterSeconds: row?.retryAfter ?? 1 };
    return { kind: 'taken', isWithinAllowance: row.isWithinAllowance };
  },

  async issue({ email, requestedFrom, tokenHash }) {
    const row = await rowOfWholeChange<IssuedRow>(
      database,
      sql`
        with issued as (
          insert into unlock_links (token_hash, account_id, security_epoch, expires_at)
          select ${tokenHash}::bytea, a.id, a.security_epoch, now() + make_interval(secs => ${timeToLive})
          from accounts a where a.email = ${email}
          returning account_id
        ),
        noted as (${noteEvent({ kind: 'unlock-link-issued', requestedFrom, change: sql`issued` })})
        select now() as "now", a.email, a.language
        from (select) one left join issued on true left join accounts a on a.id = issued.account_id`,
    );
    if (!row) throw new Error('A statement that selects one row has selected none.');
    const { email: to, language, now } = row;
    return { addressee: to === null ? null : { email: to, language }, now: new Date(now) };
  },

  async open({ browser, requestedFrom, tokenHash }) {
    const row = await rowOfWholeChange<MetBrowser & { accountId: string }>(
      database,
      sql`
        with opened as (
          delete from unlock_links l using accounts a
          where l.token_hash = ${tokenHash}::bytea and l.expires_at > now()
            and a.id = l.account_id and a.security_epoch = l.security_epoch
          returning l.account_id, l.security_epoch
        ),
        met as (${meetBrowser(browser, sql`(select account_id, security_epoch, false as password_proved from opened) shown`)}),
        -- A browser that once gave the password has its own tries anew; what links made known share stays as it is.
        refilled as (delete from throttles b using met where b.key = uuid_send(met.browser_id)),
        noted as (
          ${noteEvent({
            kind: 'browser-unlocked',
            requestedFrom,
            change: sql`met`,
            browserId: sql`browser_id`,
            isNewBrowser: sql`is_new`,
          })}
        )
        select account_id as "accountId", browser_id as "browserId", is_new as "isNewBrowser" from met`,
    );
    if (!row) return null;
    const { accountId, ...met } = row;
    return { accountId, met };
  },
});
